import { readTimelineChunk } from '#lib/timeline/service';
import { handle } from '../../../handle';
import { answerChunk, parseChunk } from '../../answer-chunk';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle<{ number: string }>({
  GET: async (request, { number }) => answerChunk(request, await readTimelineChunk(parseChunk(request, number))),
});
