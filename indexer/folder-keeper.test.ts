import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sampleFolder } from '#lib/paths';
import { filesOfFolder } from '#lib/store/files';
import { addFolder, deleteFolder, listFolders, readFolderState } from '#lib/store/folders';
import { countPhotos, insertPhoto, markFailed, setState } from '#lib/store/photos';
import { isRequestDone, makeRequest } from '#lib/store/requests';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary } from '#lib/testing/library';
import { writePhoto } from '#lib/testing/photos';
import { FolderKeeper } from './folder-keeper';
import { FolderProcess } from './folder-process';
import { RequestRunner } from './requests';
import { Turns } from '#lib/turns';

const SOON = { timeout: 20_000, interval: 20 };

const NO_MODELS = {
  forget: async () => undefined,
  onFirst: () => undefined,
  switchModel: async () => undefined,
  forgetModel: async () => undefined,
};

function openKept(watches = true, { db, paths } = openTestLibrary()) {
  const stop = new AbortController();
  const keeper = new FolderKeeper(
    {
      db,
      activeModel: () => 1,
      makeViewer: () => new FolderProcess({ data: paths.root, exclusion: { patterns: ['drafts/'] } }),
      turns: new Turns(),
      onSettled: () => undefined,
      onDatesChanged: () => undefined,
      onFault: () => undefined,
      signal: stop.signal,
    },
    watches,
  );
  onTestFinished(async () => {
    stop.abort();
    await keeper.close();
  });
  const requests = new RequestRunner({
    db,
    keeper,
    onWork: () => undefined,
    onFault: () => undefined,
    refillAlbums: async () => undefined,
    retag: async () => undefined,
    ...NO_MODELS,
  });
  const path = join(temporaryFolder(), 'photos');
  mkdirSync(path);
  const names = () =>
    listFolders(db)
      .flatMap(({ id }) => filesOfFolder(db, id).map((file) => file.path))
      .sort();
  return { db, keeper, requests, path, names };
}

describe('FolderKeeper', () => {
  it('opens the sample library while no folder is remembered, and lets it go without a trace', async () => {
    const { db, keeper, path, names } = openKept(false);
    await keeper.sync();
    expect(listFolders(db)).toMatchObject([{ path: sampleFolder(), isSample: true }]);
    expect(names()).toHaveLength(31);

    setState(db, filesOfFolder(db, listFolders(db)[0]?.id ?? 0)[0]?.photoId ?? 0, 'trashed');
    addFolder(db, path);
    await keeper.sync();

    expect(db.prepare('SELECT count(*) FROM photos').pluck().get()).toBe(0);
    expect(listFolders(db)).toMatchObject([{ path, isSample: false }]);
    expect(countPhotos(db)).toEqual({ indexed: 0, pending: 0, failed: 0, missing: 0 });
  });

  it('calls the photos of a folder that was removed missing', async () => {
    const { db, keeper, path } = openKept(false);
    await writePhoto(path, 'a.jpg');
    const { id } = addFolder(db, path);
    addFolder(db, temporaryFolder());
    await keeper.sync();
    await keeper.settled();
    expect(countPhotos(db).pending).toBe(1);

    deleteFolder(db, id);
    await keeper.sync();

    expect(countPhotos(db)).toMatchObject({ pending: 0, missing: 1 });
  });

  it('waits for a file that is still being written', async () => {
    const { db, keeper, path, names } = openKept(false);
    addFolder(db, path);
    await writePhoto(path, 'just-written.jpg');

    await keeper.sync();
    await keeper.settled();

    expect(names()).toEqual(['just-written.jpg']);
  });

  it('follows what happens in a watched folder', async () => {
    const { db, keeper, path, names } = openKept();
    for (let i = 0; i < 3; i++) await writePhoto(path, `${i}.jpg`, { seed: i });
    addFolder(db, path);
    await keeper.sync();
    await keeper.settled();

    await writePhoto(path, 'trip/new.jpg', { seed: 9 });
    await vi.waitFor(() => expect(names()).toContain('trip/new.jpg'), SOON);
    renameSync(join(path, 'trip'), join(path, 'journey'));
    await vi.waitFor(() => expect(names()).toEqual(['0.jpg', '1.jpg', '2.jpg', 'journey/new.jpg']), SOON);
    rmSync(join(path, '0.jpg'));
    await vi.waitFor(() => expect(countPhotos(db)).toMatchObject({ pending: 3, missing: 1 }), SOON);
  });

  it('heeds a .rummageignore as soon as it is written, and again when it goes', async () => {
    const { db, keeper, path, names } = openKept();
    for (const [i, name] of ['a.jpg', 'trip/b.jpg', 'trip/private/c.jpg'].entries()) {
      await writePhoto(path, name, { seed: i });
    }
    addFolder(db, path);
    await keeper.sync();
    await keeper.settled();

    writeFileSync(join(path, 'trip', '.rummageignore'), 'private/');
    await vi.waitFor(() => expect(names()).toEqual(['a.jpg', 'trip/b.jpg']), SOON);
    expect(countPhotos(db)).toMatchObject({ pending: 2, missing: 1 });

    rmSync(join(path, 'trip', '.rummageignore'));
    await vi.waitFor(() => expect(names()).toHaveLength(3), SOON);
    expect(countPhotos(db)).toMatchObject({ pending: 3, missing: 0 });
  });

  it('has a folder back that was away, and goes on watching it', async () => {
    const { db, keeper, path, names } = openKept();
    await writePhoto(path, 'a.jpg');
    const { id } = addFolder(db, path);
    await keeper.sync();
    await keeper.settled();

    renameSync(path, `${path}.away`);
    await vi.waitFor(() => expect(readFolderState(db, id)?.state).toBe('unreadable'), SOON);
    await keeper.findLost();
    expect(readFolderState(db, id)?.state).toBe('unreadable');

    renameSync(`${path}.away`, path);
    await keeper.findLost();
    expect(readFolderState(db, id)?.state).toBe('ready');
    await writePhoto(path, 'b.jpg', { seed: 2 });
    await vi.waitFor(() => expect(names()).toEqual(['a.jpg', 'b.jpg']), SOON);
  });
});

describe('RequestRunner', () => {
  it('carries out what people ask for and says when it is done', async () => {
    const { db, requests, path, names } = openKept(false);
    await writePhoto(path, 'a.jpg');
    const folder = addFolder(db, path);
    const failed = insertPhoto(db, 'failed');
    markFailed(db, failed, { reason: 'The file is empty.', remedy: 'Copy it again.' }, 'decoder 1');
    const ids = [
      makeRequest(db, { kind: 'folders' }),
      makeRequest(db, { kind: 'rescan', folderId: folder.id }),
      makeRequest(db, { kind: 'retry', photoIds: [failed] }),
      makeRequest(db, { kind: 'album', albumId: 1 }),
    ];

    requests.look();
    requests.look();
    await requests.settled();

    expect(ids.map((id) => isRequestDone(db, id))).toEqual([true, true, true, true]);
    expect(countPhotos(db).failed).toBe(0);
    await vi.waitFor(() => expect(names()).toEqual(['a.jpg']), SOON);
  });

  it('carries out an answer given while no indexer ran', async () => {
    const library = openTestLibrary();
    const { db, keeper, path } = openKept(false, library);
    for (let i = 0; i < 3; i++) await writePhoto(path, `${i}.jpg`, { seed: i });
    const { id } = addFolder(db, path);
    await keeper.sync();
    await keeper.settled();
    for (let i = 0; i < 3; i++) rmSync(join(path, `${i}.jpg`));
    await keeper.walk();
    expect(readFolderState(db, id)?.state).toBe('suspended');

    const { requests: restarted } = openKept(false, library);
    makeRequest(db, { kind: 'settle', folderId: id, decision: 'accept' });
    restarted.look();
    await restarted.settled();

    expect(readFolderState(db, id)?.state).toBe('ready');
    expect(countPhotos(db)).toMatchObject({ pending: 0, missing: 3 });
  });

  it('drops a request that cannot be carried out and goes on', async () => {
    const { db, keeper } = openKept(false);
    const requests = new RequestRunner({
      db,
      keeper,
      onWork: () => undefined,
      onFault: () => undefined,
      refillAlbums: () => Promise.reject(new Error('cannot be filled')),
      retag: async () => undefined,
      ...NO_MODELS,
    });
    const ids = [makeRequest(db, { kind: 'album', albumId: 1 }), makeRequest(db, { kind: 'retry', photoIds: 'all' })];

    requests.look();
    await requests.settled();

    expect(ids.map((id) => isRequestDone(db, id))).toEqual([true, true]);
  });
});
