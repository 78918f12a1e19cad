import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOfFolder, findFile } from '#lib/store/files';
import { addFolder, readFolderState } from '#lib/store/folders';
import { countPhotos, findPhoto } from '#lib/store/photos';
import { asOrdinaryUser } from '#lib/testing/as-ordinary-user';
import { temporaryFolder } from '#lib/testing/folder';
import { openTestLibrary } from '#lib/testing/library';
import { answersAgain, isLost, lookAtFolder, lookAtHints, type LookContext, noteUnwatched } from './folder-look';
import { viewFolder } from './folder-view';
import { Turns } from '#lib/turns';

/** A watched folder of `photos` files, all settled long ago. */
function openWatched(photos: number) {
  const { db } = openTestLibrary();
  const path = join(temporaryFolder(), 'photos');
  mkdirSync(path);
  for (const folder of [dirname(path), path]) chmodSync(folder, 0o755);
  const folder = addFolder(db, path);
  const context: LookContext = {
    db,
    activeModel: () => 1,
    view: async (order) => viewFolder(db, order, { patterns: ['drafts/'] }),
    turns: new Turns(),
    onSettled: () => undefined,
    onDatesChanged: () => undefined,
    signal: new AbortController().signal,
  };

  const inFolder = (name: string) => join(path, name);
  const put = (name: string, isSettled = true) => {
    mkdirSync(dirname(inFolder(name)), { recursive: true });
    writeFileSync(inFolder(name), `content of ${name}`);
    if (isSettled) utimesSync(inFolder(name), 1_600_000_000, 1_600_000_000);
  };
  for (let i = 0; i < photos; i++) put(`${i}.jpg`);
  const state = () => readFolderState(db, folder.id)?.state;
  const names = () =>
    filesOfFolder(db, folder.id)
      .map((file) => file.path)
      .sort();
  return { db, folder, context, path, inFolder, put, state, names };
}

describe('lookAtFolder', () => {
  it('makes the database agree and remembers when', async () => {
    const { db, folder, context, state, names } = openWatched(3);

    expect((await lookAtFolder(folder, context)).unsettled).toEqual([]);

    expect(names()).toEqual(['0.jpg', '1.jpg', '2.jpg']);
    expect(state()).toBe('ready');
    expect(readFolderState(db, folder.id)?.lastWalkAt).toBeGreaterThan(0);
  });

  it('suspends a folder that is empty where it was not, and has it back by itself', async () => {
    const { db, folder, context, path, state } = openWatched(3);
    await lookAtFolder(folder, context);
    renameSync(path, `${path}.away`);
    mkdirSync(path);

    await lookAtFolder(folder, context);
    expect(state()).toBe('suspended');
    expect(readFolderState(db, folder.id)?.reason).toBe('3 of 3 photos are not there any more, all at once.');
    expect(countPhotos(db).missing).toBe(0);
    expect(isLost(db, folder)).toBe(true);
    expect(await answersAgain(folder, db)).toBe(false);

    rmSync(path, { recursive: true });
    renameSync(`${path}.away`, path);
    expect(await answersAgain(folder, db)).toBe(true);
    await lookAtFolder(folder, context);
    expect(state()).toBe('ready');
    expect(countPhotos(db)).toMatchObject({ pending: 3, missing: 0 });
  });

  it('suspends a folder that lost much at once, still takes in what is new, and lets go when a person says so', async () => {
    const { db, folder, context, inFolder, put, state, names } = openWatched(60);
    await lookAtFolder(folder, context);
    for (let i = 0; i < 25; i++) rmSync(inFolder(`${i}.jpg`));
    put('new.jpg');

    await lookAtFolder(folder, context);
    expect(state()).toBe('suspended');
    expect(names()).toHaveLength(61);
    expect(countPhotos(db).missing).toBe(0);

    await lookAtFolder(folder, context, true);
    expect(state()).toBe('ready');
    expect(names()).toHaveLength(36);
    expect(countPhotos(db).missing).toBe(25);
  });

  it('keeps everything of a folder that is not there, says so, and has it back', async () => {
    const { db, folder, context, path, state } = openWatched(2);
    await lookAtFolder(folder, context);
    renameSync(path, `${path}.away`);

    await lookAtFolder(folder, context);
    expect(state()).toBe('unreadable');
    expect(readFolderState(db, folder.id)?.remedy).toContain('Connect the drive');
    expect(countPhotos(db)).toMatchObject({ pending: 2, missing: 0 });

    renameSync(`${path}.away`, path);
    await lookAtFolder(folder, context);
    expect(state()).toBe('ready');
  });

  it('keeps what lies below a directory it may not read', async () => {
    const { folder, context, inFolder, put, state, names } = openWatched(1);
    put('private/a.jpg');
    await lookAtFolder(folder, context);
    chmodSync(inFolder('private'), 0o000);

    await asOrdinaryUser(() => lookAtFolder(folder, context));

    expect(names()).toEqual(['0.jpg', 'private/a.jpg']);
    expect(state()).toBe('ready');
  });

  it('leaves a file that is still being written alone, and says which', async () => {
    const { folder, context, put, names } = openWatched(1);
    put('new.jpg', false);

    expect((await lookAtFolder(folder, context)).unsettled).toEqual(['new.jpg']);
    expect(names()).toEqual(['0.jpg']);

    put('new.jpg');
    expect((await lookAtFolder(folder, context)).unsettled).toEqual([]);
    expect(names()).toEqual(['0.jpg', 'new.jpg']);
  });

  it('does not take a known photo for gone while it is being written again', async () => {
    const { db, folder, context, put } = openWatched(2);
    await lookAtFolder(folder, context);
    put('1.jpg', false);

    expect((await lookAtFolder(folder, context)).unsettled).toEqual(['1.jpg']);

    expect(countPhotos(db)).toMatchObject({ pending: 2, missing: 0 });
  });

  it('changes nothing once it is told to stop', async () => {
    const { folder, context, names } = openWatched(2);

    await lookAtFolder(folder, { ...context, signal: AbortSignal.abort() });

    expect(names()).toEqual([]);
  });
});

describe('what is left out', () => {
  it('by a rule made later is taken for gone, however much it is, and comes back as it was', async () => {
    const { db, folder, context, inFolder, put, state, names } = openWatched(10);
    for (let i = 0; i < 40; i++) put(`private/${i}.jpg`);
    await lookAtFolder(folder, context);
    const ids = new Set(filesOfFolder(db, folder.id).map((file) => file.photoId));

    writeFileSync(inFolder('.rummageignore'), 'private/\n3.jpg\n');
    await lookAtFolder(folder, context);
    expect(state()).toBe('ready');
    expect(names()).toHaveLength(9);
    expect(countPhotos(db)).toMatchObject({ pending: 9, missing: 41 });

    rmSync(inFolder('.rummageignore'));
    await lookAtFolder(folder, context);
    expect(names()).toHaveLength(50);
    expect(countPhotos(db)).toMatchObject({ pending: 50, missing: 0 });
    expect(filesOfFolder(db, folder.id).every((file) => ids.has(file.photoId))).toBe(true);
  });

  it('does not hide that what is not left out went away', async () => {
    const { folder, context, inFolder, put, state, names } = openWatched(30);
    put('private/a.jpg');
    await lookAtFolder(folder, context);
    writeFileSync(inFolder('.rummageignore'), 'private/');
    for (let i = 0; i < 25; i++) rmSync(inFolder(`${i}.jpg`));

    await lookAtFolder(folder, context);

    expect(state()).toBe('suspended');
    expect(names()).toHaveLength(30);
  });
});

describe('a photo whose name differs from another only by case', () => {
  it('is a photo of its own where both are there', async () => {
    const { folder, context, inFolder, put, names } = openWatched(0);
    put('a.jpg');
    linkSync(inFolder('a.jpg'), inFolder('A.jpg'));

    await lookAtHints(folder, ['A.jpg', 'a.jpg'], context);

    expect(names()).toEqual(['A.jpg', 'a.jpg']);
  });

  it('is the same after a rename, of it or of its folder', async () => {
    const { db, folder, context, inFolder, put, names } = openWatched(3);
    put('Trip/IMG.JPG');
    await lookAtFolder(folder, context);
    const id = findFile(db, folder.id, 'Trip/IMG.JPG')?.photoId;

    renameSync(inFolder('Trip/IMG.JPG'), inFolder('Trip/img.jpg'));
    await lookAtHints(folder, ['Trip/IMG.JPG', 'Trip/img.jpg'], context);
    renameSync(inFolder('Trip'), inFolder('trip'));
    await lookAtFolder(folder, context);

    expect(names()).toContain('trip/img.jpg');
    expect(findFile(db, folder.id, 'trip/img.jpg')?.photoId).toBe(id);
    expect(countPhotos(db)).toMatchObject({ pending: 4, missing: 0 });
  });
});

it('says that not everything is watched until the next walk, and only of a folder that is well', async () => {
  const { db, folder, context } = openWatched(1);
  await lookAtFolder(folder, context);

  noteUnwatched(db, folder);
  expect(readFolderState(db, folder.id)).toMatchObject({
    state: 'ready',
    remedy: expect.stringContaining('fs.inotify.max_user_watches'),
  });

  await lookAtFolder(folder, context);
  expect(readFolderState(db, folder.id)?.remedy).toBeNull();
});

describe('lookAtHints', () => {
  async function lookedAt(photos = 10) {
    const watched = openWatched(photos);
    await lookAtFolder(watched.folder, watched.context);
    return { ...watched, hint: (...hints: string[]) => lookAtHints(watched.folder, hints, watched.context) };
  }

  it('takes in a new file, a new directory, and nothing it was not told of', async () => {
    const { put, hint, names } = await lookedAt(1);
    for (const name of ['a.jpg', 'trip/deep/b.jpg', 'unheard.jpg']) put(name);

    expect((await hint('a.jpg', 'trip'))?.unsettled).toEqual([]);

    expect(names()).toEqual(['0.jpg', 'a.jpg', 'trip/deep/b.jpg']);
  });

  it('sees both halves of a rename as one', async () => {
    const { db, folder, inFolder, hint } = await lookedAt();
    const id = findFile(db, folder.id, '3.jpg')?.photoId;
    renameSync(inFolder('3.jpg'), inFolder('renamed.jpg'));

    expect((await hint('3.jpg', 'renamed.jpg'))?.unsettled).toEqual([]);

    expect(findFile(db, folder.id, 'renamed.jpg')?.photoId).toBe(id);
    expect(countPhotos(db).missing).toBe(0);
  });

  it('believes that a few photos are gone while others answer', async () => {
    const { db, folder, inFolder, hint } = await lookedAt();
    const id = findFile(db, folder.id, '0.jpg')?.photoId ?? 0;
    rmSync(inFolder('0.jpg'));

    expect((await hint('0.jpg'))?.unsettled).toEqual([]);

    expect(findPhoto(db, id)?.state).toBe('missing');
  });

  it('asks for a whole walk when photos it was not told of are gone too', async () => {
    const { db, path, hint } = await lookedAt();
    rmSync(path, { recursive: true });
    mkdirSync(path);

    expect(await hint('0.jpg')).toBeNull();
    expect(countPhotos(db).missing).toBe(0);
  });

  it('asks for a whole walk when the folder itself was named or is gone', async () => {
    const { path, hint } = await lookedAt(2);
    expect(await hint('')).toBeNull();

    rmSync(path, { recursive: true });
    expect(await hint('0.jpg')).toBeNull();
  });

  it('takes in nothing that is excluded or no photo', async () => {
    const { put, hint, names } = await lookedAt(1);
    for (const name of ['drafts/a.jpg', 'notes.txt', '.hidden.jpg']) put(name);

    await hint('drafts', 'drafts/a.jpg', 'notes.txt', '.hidden.jpg');

    expect(names()).toEqual(['0.jpg']);
  });

  it('keeps what lies below a directory it may not read', async () => {
    const { put, inFolder, hint, names } = await lookedAt();
    for (const name of ['trip/a.jpg', 'trip/private/b.jpg']) put(name);
    await hint('trip');
    const before = names();
    chmodSync(inFolder('trip/private'), 0o000);
    await asOrdinaryUser(() => hint('trip'));
    expect(names()).toEqual(before);

    chmodSync(inFolder('trip'), 0o000);
    await asOrdinaryUser(() => hint('trip'));
    expect(names()).toEqual(before);
  });

  it('reports a file still being written', async () => {
    const { put, hint, names } = await lookedAt(1);
    put('new.jpg', false);

    expect((await hint('new.jpg'))?.unsettled).toEqual(['new.jpg']);
    expect(names()).toEqual(['0.jpg']);
  });
});
