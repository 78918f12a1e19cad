import { describe, expect, it, onTestFinished } from 'vitest';
import { dayOf, daysAfter } from '../days';
import { getPhoto } from '../photos/service';
import { deleteFile, filesOfPhoto } from '../store/files';
import { addFolder, writeFolderState } from '../store/folders';
import { findPhoto, setState } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { pendingRequests } from '../store/requests';
import { deleteVectors } from '../store/vectors';
import { addTestPhoto, rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { vector } from '../testing/vectors';
import { goneSince } from './describe';
import { forgetGonePhotos, listGonePhotos, listTrash, restorePhotos, trashPhotos } from './service';

const library = serveTestLibraries();
const ALL = { limit: 100, offset: 0 };

function addPhoto(path: string): number {
  const { db } = library();
  const modelId = rememberTestModel(db);
  return addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), folder: '/somewhere/photos', path });
}

function addGone(path: string): number {
  const { db } = library();
  const id = addPhoto(path);
  for (const file of filesOfPhoto(db, id)) deleteFile(db, file.id);
  setState(db, id, 'missing');
  return id;
}

const requests = () => pendingRequests(library().db).map(({ request }) => request);

describe('the trash', () => {
  it('hides photos and gives them back while no indexer runs', async () => {
    const id = addPhoto('a.jpg');

    expect(await trashPhotos([id])).toEqual({ photos: 1 });
    expect(await listTrash(ALL)).toMatchObject({ total: 1, results: [{ id, path: 'a.jpg', similarity: null }] });
    expect(await getPhoto(id)).toMatchObject({ state: 'trashed', trashedAt: expect.any(String), gone: null });

    expect(await restorePhotos([id])).toEqual({ photos: 1, waiting: 0 });
    expect(await listTrash(ALL)).toEqual({ total: 0, results: [] });
    expect(await getPhoto(id)).toMatchObject({ state: 'indexed', trashedAt: null });
    expect(requests()).toEqual([]);
  });

  it('tells the indexer when what is restored must be read', async () => {
    const id = addPhoto('a.jpg');
    await trashPhotos([id]);
    deleteVectors(library().db, id);

    expect(await restorePhotos([id])).toEqual({ photos: 1, waiting: 1 });
    expect(requests()).toEqual([{ kind: 'restored' }]);
  });
});

describe('what is no longer found', () => {
  it('is listed with its last place and the day it will be forgotten', async () => {
    const id = addGone('trip/a.jpg');

    const { total, photos } = await listGonePhotos(ALL);

    const forgottenOn = daysAfter(dayOf(new Date()), 30);
    const gone = { since: expect.any(String), forgottenOn };
    expect(total).toBe(1);
    expect(photos).toMatchObject([{ id, path: 'trip/a.jpg', folderName: 'photos', gone }]);
    expect(JSON.stringify(photos)).not.toContain('/somewhere');
    expect((await getPhoto(id)).gone).toEqual(gone);
  });

  it('is kept, and says so, while its folder waits for its photos', async () => {
    const { db } = library();
    const id = addGone('a.jpg');
    const { id: folderId } = addFolder(db, '/somewhere/photos');
    writeFolderState(db, folderId, { state: 'suspended', reason: 'Gone.', remedy: 'Connect it.', lastWalkAt: 0 });

    expect((await getPhoto(id)).gone).toMatchObject({ forgottenOn: null });
  });

  it('is forgotten at once where no indexer runs, and by the indexer where one does', async () => {
    const { db, paths } = library();
    const [a, b, there] = [addGone('a.jpg'), addGone('b.jpg'), addPhoto('c.jpg')];

    expect(await forgetGonePhotos([a, there])).toEqual({ photos: 1 });
    expect([a, b, there].map((id) => findPhoto(db, id)?.state)).toEqual([undefined, 'missing', 'indexed']);

    const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
    onTestFinished(() => lock.release());
    expect(await forgetGonePhotos('all')).toEqual({ photos: 1 });
    expect(requests()).toEqual([{ kind: 'forget', photoIds: 'all' }]);
    expect(findPhoto(db, b)?.state).toBe('missing');
  });
});

describe('goneSince', () => {
  const now = new Date(2026, 10, 21, 12);
  const row = { goneAt: 0, days: 0, lastDay: '2026-11-21', counts: 1 } as const;

  it('counts from the last day the photo was looked for, and never promises a day that is past', () => {
    expect(goneSince(row, now).forgottenOn).toBe('2026-12-21');
    expect(goneSince({ ...row, days: 29 }, now).forgottenOn).toBe('2026-11-22');
    expect(goneSince({ ...row, lastDay: '2026-10-01' }, now).forgottenOn).toBe('2026-11-21');
    expect(goneSince({ ...row, goneAt: null, lastDay: null }, now)).toEqual({ since: null, forgottenOn: '2026-12-21' });
  });
});
