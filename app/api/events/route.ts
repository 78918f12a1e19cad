import { watchStatus } from '#lib/status/service';
import { eventStream } from '../event-stream';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => eventStream('status', watchStatus, request.signal),
});
