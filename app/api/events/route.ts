import { eventStream } from '../event-stream';
import { handle } from '../handle';
import { visibleStatus } from './visible-status';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => eventStream('status', (signal) => visibleStatus(request, signal), request.signal),
});
