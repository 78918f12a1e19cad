import { expect, it } from 'vitest';
import { openTestLibrary } from '../testing/library';
import { finishRequest, type IndexerRequest, isRequestDone, makeRequest, pendingRequests } from './requests';

const EVERY_KIND: readonly IndexerRequest[] = [
  { kind: 'folders' },
  { kind: 'rescan', folderId: 3 },
  { kind: 'rescan', folderId: null },
  { kind: 'retry', photoIds: 'all' },
  { kind: 'retry', photoIds: [1, 2] },
  { kind: 'retry', photoIds: 'all', reason: 'The file is empty.' },
  { kind: 'restored' },
  { kind: 'forget', photoIds: [1, 2] },
  { kind: 'forget', photoIds: 'all' },
  { kind: 'settle', folderId: 3, decision: 'accept' },
  { kind: 'album', albumId: 5 },
];

it('hands every kind of request over as it was made, in order', () => {
  const { db } = openTestLibrary();
  const ids = EVERY_KIND.map((request) => makeRequest(db, request));

  expect(pendingRequests(db)).toEqual(EVERY_KIND.map((request, i) => ({ id: ids[i], request })));
});

it('keeps a request until it is finished', () => {
  const { db } = openTestLibrary();
  const id = makeRequest(db, { kind: 'folders' });
  expect(isRequestDone(db, id)).toBe(false);

  finishRequest(db, id);

  expect(isRequestDone(db, id)).toBe(true);
  expect(pendingRequests(db)).toEqual([]);
});

it('drops a request of another version, or one that is no request at all, and goes on with the others', () => {
  const { db } = openTestLibrary();
  const put = db.prepare('INSERT INTO requests (body, made_at) VALUES (?, 0)');
  put.run('{"kind":"levitate"}');
  put.run('{"kind":"retry","photoIds":"some"}');
  put.run('not JSON');
  const known = makeRequest(db, { kind: 'folders' });

  expect(pendingRequests(db).map(({ id }) => id)).toEqual([known]);
  expect(db.prepare('SELECT count(*) AS n FROM requests').get()).toEqual({ n: 1 });
});
