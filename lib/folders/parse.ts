import { isAbsolute, join } from 'node:path';
import { homedir } from 'node:os';
import { z } from 'zod';
import { RummageError } from '../errors';

const inputSchema = z.object({ path: z.string().trim().min(1).max(4096) });
const decisionSchema = z.object({ decision: z.enum(['wait', 'accept']) });

/** @returns the absolute path a person typed, `~` standing for their home @throws RummageError `bad-request` */
export function parseFolderInput(body: unknown): { readonly path: string } {
  const parsed = inputSchema.safeParse(body);
  if (!parsed.success)
    throw badRequest('Expected {"path": "…"} with the folder to search.', 'Send the full path of a folder.');

  const { path } = parsed.data;
  const expanded = path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
  if (!isAbsolute(expanded))
    throw badRequest(`${path} is not a full path.`, 'Write it from the root, as /home/me/Pictures.');
  return { path: expanded };
}

/** @throws RummageError `bad-request` */
export function parseDecision(body: unknown): 'wait' | 'accept' {
  const parsed = decisionSchema.safeParse(body);
  if (!parsed.success)
    throw badRequest('Expected {"decision": "wait"} or {"decision": "accept"}.', 'Choose one of the two.');
  return parsed.data.decision;
}

function badRequest(message: string, hint: string): RummageError {
  return new RummageError('bad-request', message, { hint });
}
