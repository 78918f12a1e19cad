/** `requests`: what a person asked the indexer to do. Owner: the web process and the command line; the indexer deletes those done. */
import { z } from 'zod';
import { type Database, prepare } from './database';

const requestSchema = z.discriminatedUnion('kind', [
  /** The remembered folders changed. */
  z.object({ kind: z.literal('folders') }),
  /** Walk one folder again, or all. */
  z.object({ kind: z.literal('rescan'), folderId: z.number().int().nullable() }),
  /** Try failed photos again; with a reason, only those that failed for it. */
  z.object({
    kind: z.literal('retry'),
    photoIds: z.union([z.array(z.number().int()), z.literal('all')]),
    reason: z.string().optional(),
  }),
  /** Photos were taken out of the trash: some may have to be read. */
  z.object({ kind: z.literal('restored') }),
  /** Forget photos whose files are gone: those named, or every missing one. */
  z.object({ kind: z.literal('forget'), photoIds: z.union([z.array(z.number().int()), z.literal('all')]) }),
  /** Photos a person is looking at: before all others. */
  z.object({ kind: z.literal('first'), photoIds: z.array(z.number().int()) }),
  /** A suspended folder: keep waiting, or accept that its photos are gone. */
  z.object({ kind: z.literal('settle'), folderId: z.number().int(), decision: z.enum(['wait', 'accept']) }),
  /** An album's rule changed. */
  z.object({ kind: z.literal('album'), albumId: z.number().int() }),
  /** Label sets changed; with photos, only what a person said of their tags did. */
  z.object({ kind: z.literal('labels'), photoIds: z.array(z.number().int()).nullable() }),
  /** Another model was chosen. */
  z.object({ kind: z.literal('model') }),
  /** A model's files were removed: its vectors, and all computed from them, go too. */
  z.object({ kind: z.literal('forget-model'), reference: z.string() }),
]);

export type IndexerRequest = z.infer<typeof requestSchema>;

export interface PendingRequest {
  readonly id: number;
  readonly request: IndexerRequest;
}

/** @returns the request's id; it is done once {@link isRequestDone} says so */
export function makeRequest(db: Database, request: IndexerRequest): number {
  const { lastInsertRowid } = prepare(db, 'INSERT INTO requests (body, made_at) VALUES (?, ?)').run(
    JSON.stringify(request),
    Date.now(),
  );
  return Number(lastInsertRowid);
}

/** Requests in the order they were made. One this version does not understand is dropped: it came from another version. */
export function pendingRequests(db: Database): PendingRequest[] {
  const rows = prepare<[], { id: number; body: string }>(db, 'SELECT id, body FROM requests ORDER BY id').all();
  return rows.flatMap(({ id, body }) => {
    const request = parseRequest(body);
    if (request !== null) return [{ id, request }];
    finishRequest(db, id);
    return [];
  });
}

function parseRequest(body: string): IndexerRequest | null {
  try {
    return requestSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    // Not even JSON: nothing of ours.
    return null;
  }
}

export function finishRequest(db: Database, id: number): void {
  prepare(db, 'DELETE FROM requests WHERE id = ?').run(id);
}

export function isRequestDone(db: Database, id: number): boolean {
  return prepare<[number], { id: number }>(db, 'SELECT id FROM requests WHERE id = ?').get(id) === undefined;
}
