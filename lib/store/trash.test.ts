import { describe, expect, it } from 'vitest';
import type { PhotoState } from '../nouns';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel, SOME_FACTS } from '../testing/library';
import { plansOf } from '../testing/plans';
import { vector } from '../testing/vectors';
import { albumsOfPhoto, createAlbum, setPin } from './albums';
import type { Database } from './database';
import { deleteFile, filesOfPhoto, updateFile } from './files';
import { addFolder, deleteFolder, listFolders, writeFolderState } from './folders';
import {
  changesSince,
  countPhotos,
  deletePhoto,
  findPhoto,
  insertPhoto,
  keywordsOfPhoto,
  markFailed,
  markIndexed,
  replaceContent,
  retryFailed,
  setState,
} from './photos';
import { newestPhotos } from './search';
import {
  countGoneDays,
  countTrashed,
  countTrashedFiles,
  findGone,
  forgetPhotos,
  forgettablePhotos,
  KEEP_GONE_DAYS,
  listGone,
  listTrashed,
  restorePhotos,
  trashPhotos,
} from './trash';
import { deleteVectors, findVector, putVector } from './vectors';

const EMBEDDING = vector(1, 0, 0, 0);
const FAILURE = { reason: 'The file is empty.', remedy: 'Copy it again.' };
const ALL = { limit: 100, offset: 0 };

function open() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (facts: { indexed?: boolean; folder?: string; path?: string } = {}) =>
    addTestPhoto(db, { modelId, ...(facts.indexed === false ? {} : { embedding: EMBEDDING }), ...facts });
  const state = (id: number) => findPhoto(db, id)?.state;
  const loseFiles = (id: number) => {
    for (const file of filesOfPhoto(db, id)) deleteFile(db, file.id);
  };
  return { db, modelId, add, state, loseFiles };
}

describe('trashPhotos', () => {
  it('hides photos that are indexed, wait or failed, once, and keeps everything of them', () => {
    const { db, modelId, add, state } = open();
    const [indexed, waiting, failed, missing] = [add(), add({ indexed: false }), add(), add()];
    const album = createAlbum(db, 'Cats', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
    setPin(db, album, indexed, 'in');
    markFailed(db, failed, FAILURE, 'decoder 1');
    setState(db, missing, 'missing');

    expect(trashPhotos(db, [indexed, waiting, failed, missing, 999])).toBe(3);
    expect(trashPhotos(db, [indexed])).toBe(0);

    expect([indexed, waiting, failed, missing].map(state)).toEqual(['trashed', 'trashed', 'trashed', 'missing']);
    expect(countPhotos(db)).toEqual({ indexed: 0, pending: 0, failed: 0, missing: 1 });
    expect(countTrashed(db)).toBe(3);
    expect(newestPhotos(db, { albumId: album }, ALL).total).toBe(0);
    expect(findVector(db, indexed, modelId)).not.toBeNull();
    expect(albumsOfPhoto(db, indexed)).toMatchObject([{ name: 'Cats', pin: 'in' }]);
  });

  it('tells readers at once that the photo is not to be found', () => {
    const { db, modelId, add } = open();
    const id = add();
    const seen = changesSince(db, modelId, 0, 10).at(-1)?.revision ?? 0;

    trashPhotos(db, [id]);

    expect(changesSince(db, modelId, seen, 10)).toMatchObject([{ photoId: id, seq: null }]);
  });

  it('is listed with what was put there last leading', () => {
    const { db, add } = open();
    const [a, b] = [add({ path: 'a.jpg' }), add({ path: 'b.jpg' })];
    trashPhotos(db, [b], 1_000);
    trashPhotos(db, [a], 2_000);

    expect(listTrashed(db, ALL)).toMatchObject([
      { id: a, path: 'a.jpg', width: 640 },
      { id: b, path: 'b.jpg' },
    ]);
    expect(listTrashed(db, { limit: 1, offset: 1 }).map(({ id }) => id)).toEqual([b]);
    const [folder] = listFolders(db);
    expect(countTrashedFiles(db, folder?.id ?? 0)).toBe(2);
  });

  it('counts a folder’s files by going from photos to their own files, never through all of the folder’s for each', () => {
    const { db } = open();

    const plan = plansOf(db, () => countTrashedFiles(db, 1));

    expect(plan).toEqual([expect.stringMatching(/^SEARCH p /), expect.stringMatching(/^SEARCH f .*\(photo_id=\?/)]);
  });
});

describe('a photo in the trash', () => {
  it('is not taken out of it by anything the indexer finds out', () => {
    const { db, add, state } = open();
    const id = add();
    trashPhotos(db, [id]);

    markIndexed(db, id, { ...SOME_FACTS, keywords: ['sea'] });
    markFailed(db, id, FAILURE, 'decoder 1');
    retryFailed(db, 'all');
    replaceContent(db, id, 'edited');

    expect(state(id)).toBe('trashed');
    expect(findPhoto(db, id)).toMatchObject({ contentId: 'edited', failureReason: null });
    expect(keywordsOfPhoto(db, id)).toEqual([]);
  });
});

describe('restorePhotos', () => {
  it('makes each what its files, its failure and its vector say it is', () => {
    const { db, add, state, loseFiles } = open();
    const [indexed, waiting, failed, gone, edited] = [add(), add({ indexed: false }), add(), add(), add()];
    markFailed(db, failed, FAILURE, 'decoder 1');
    const all = [indexed, waiting, failed, gone, edited];
    trashPhotos(db, all);
    loseFiles(gone);
    replaceContent(db, edited, 'edited');
    deleteVectors(db, edited);

    expect(restorePhotos(db, [...all, 999])).toEqual({ photos: 5, waiting: 2 });

    expect(all.map(state)).toEqual(['indexed', 'pending', 'failed', 'missing', 'pending']);
    expect(countTrashed(db)).toBe(0);
    expect(restorePhotos(db, all)).toEqual({ photos: 0, waiting: 0 });
  });

  it('has a photo wait that the model in use by now has not read', () => {
    const { db, add, state } = open();
    const id = add();
    trashPhotos(db, [id]);
    const other = rememberTestModel(db, 4, 'other-model');
    db.prepare('UPDATE active_model SET model_id = ?').run(other);

    restorePhotos(db, [id]);

    expect(state(id)).toBe('pending');
  });

  it('tells readers its vector anew, under a number no graph published meanwhile claims to hold', () => {
    const { db, modelId, add } = open();
    const id = add();
    trashPhotos(db, [id]);
    const later = add();
    const graphed = findVector(db, later, modelId)?.seq ?? 0;
    const seen = changesSince(db, modelId, 0, 10).at(-1)?.revision ?? 0;

    restorePhotos(db, [id]);

    const [change] = changesSince(db, modelId, seen, 10);
    expect(change?.photoId).toBe(id);
    expect(change?.seq).toBeGreaterThan(graphed);
    expect(findVector(db, id, modelId)?.embedding).toEqual(EMBEDDING);
  });

  it('keeps the counts right, whatever the order of everything', () => {
    const { db, modelId, add } = open();
    const ids = Array.from({ length: 12 }, () => add());
    const steps: ((id: number) => unknown)[] = [
      (id) => trashPhotos(db, [id]),
      (id) => restorePhotos(db, [id]),
      (id) => setState(db, id, 'missing'),
      (id) => markFailed(db, id, FAILURE, 'decoder 1'),
      (id) => markIndexed(db, id, SOME_FACTS),
      (id) => retryFailed(db, [id]),
      (id) => putVector(db, { photoId: id, modelId, embedding: EMBEDDING, backgroundMean: 0, backgroundDeviation: 1 }),
    ];
    for (let i = 0; i < 400; i++) steps[(i * 31 + (i >> 3)) % steps.length]?.(ids[(i * 7) % ids.length] ?? 0);

    const counted = db
      .prepare<[], { state: PhotoState; n: number }>('SELECT state, count(*) AS n FROM photos GROUP BY state')
      .all();
    const kept = db.prepare('SELECT state, photos AS n FROM photo_counts WHERE photos > 0 ORDER BY state').all();
    expect(kept).toEqual(counted);
  });
});

describe('what is gone', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
  /** Walks every folder on a day, then counts it. */
  const liveThrough = (db: Database, n: number, state: 'ready' | 'suspended' | 'unreadable' = 'ready') => {
    for (const { id } of listFolders(db)) {
      const lastWalkAt = new Date(2026, 0, n, 12).getTime();
      writeFolderState(db, id, { state, reason: null, remedy: null, lastWalkAt });
    }
    countGoneDays(db, day(n));
  };
  const vanish = (db: Database, id: number) => {
    for (const file of filesOfPhoto(db, id)) deleteFile(db, file.id);
    if (findPhoto(db, id)?.state !== 'trashed') setState(db, id, 'missing');
    db.prepare('UPDATE gone_photos SET last_day = ? WHERE photo_id = ?').run(day(1), id);
  };

  it('is known with its last place from the moment its last file goes, until one is back', () => {
    const { db, add } = open();
    const id = add({ folder: '/photos', path: 'trip/a.jpg' });
    const copy = addTestFile(db, id, 'copy.jpg');
    deleteFile(db, copy);
    expect(findGone(db, id)).toBeNull();

    vanish(db, id);
    expect(findGone(db, id)).toMatchObject({ path: 'trip/a.jpg', folderPath: '/photos', days: 0, counts: 1 });
    expect(listGone(db, ALL)).toMatchObject([{ id, path: 'trip/a.jpg' }]);

    addTestFile(db, id, 'b.jpg');
    expect(findGone(db, id)).toBeNull();
    vanish(db, id);
    expect(findGone(db, id)).toMatchObject({ path: 'b.jpg' });
  });

  it('is known when its last file becomes another photo’s, and not when a file moves', () => {
    const { db, add } = open();
    const [a, b] = [add({ path: 'a.jpg' }), add({ path: 'b.jpg' })];
    const [file] = filesOfPhoto(db, a);
    if (file === undefined) throw new Error('expected a file');
    updateFile(db, { ...file, path: 'moved.jpg' });
    setState(db, a, 'missing');
    expect(findGone(db, a)).toBeNull();

    updateFile(db, { ...file, photoId: b });
    expect(findGone(db, a)).toMatchObject({ path: 'moved.jpg' });
  });

  it('is forgotten after thirty days on which it was looked for, and not before', () => {
    const { db, add, state } = open();
    const id = add();
    vanish(db, id);

    for (let n = 1; n <= KEEP_GONE_DAYS; n++) {
      liveThrough(db, n);
      liveThrough(db, n);
      expect(forgettablePhotos(db, day(n), 10), `day ${n}`).toEqual([]);
    }
    liveThrough(db, 31);

    expect(forgettablePhotos(db, day(31), 10)).toEqual([id]);
    expect(forgettablePhotos(db, day(32), 10), 'not looked for that day').toEqual([]);
    expect(forgetPhotos(db, [id])).toEqual({ forgotten: 1, contentIds: [expect.stringContaining('content-')] });
    expect(state(id)).toBeUndefined();
    expect(db.prepare('SELECT count(*) FROM vectors').pluck().get()).toBe(0);
  });

  it('is not forgotten by a clock that jumps, forwards or back', () => {
    const { db, add } = open();
    const id = add();
    vanish(db, id);
    const days = () => findGone(db, id)?.days;

    liveThrough(db, 400);
    expect(days()).toBe(1);
    expect(forgettablePhotos(db, day(400), 10)).toEqual([]);

    for (const n of [2, 3, -20_000, 4, -20_000, 5]) liveThrough(db, n);
    expect(days(), 'days before the last one counted').toBe(1);
    liveThrough(db, 401);
    expect(days()).toBe(2);
  });

  it('waits while its folder is suspended, cannot be read, was not walked, or is not searched any more', () => {
    const { db, add } = open();
    const id = add({ folder: '/drive' });
    addFolder(db, '/other');
    vanish(db, id);
    const found = () => findGone(db, id);

    for (let n = 2; n < 40; n++) liveThrough(db, n, n % 2 === 0 ? 'suspended' : 'unreadable');
    expect(found()).toMatchObject({ days: 0, counts: 0 });

    liveThrough(db, 40);
    countGoneDays(db, day(41));
    expect(found()).toMatchObject({ days: 1, counts: 1 });

    for (let n = 42; n < 80; n++) liveThrough(db, n);
    liveThrough(db, 79, 'suspended');
    expect(forgettablePhotos(db, day(79), 10)).toEqual([]);

    const drive = listFolders(db).find(({ path }) => path === '/drive');
    deleteFolder(db, drive?.id ?? 0);
    liveThrough(db, 80);
    expect(found()).toMatchObject({ counts: 0, folderPath: null });
    expect(forgettablePhotos(db, day(80), 10)).toEqual([]);
  });

  it('from nobody knows where is noted, and counts when every folder was looked through', () => {
    const { db } = open();
    const [here, there] = [addFolder(db, '/here').id, addFolder(db, '/there').id];
    const id = insertPhoto(db, 'content');
    setState(db, id, 'missing');
    countGoneDays(db, day(1));
    expect(findGone(db, id)).toMatchObject({ path: null, days: 0, counts: 1 });

    liveThrough(db, 2);
    writeFolderState(db, there, { state: 'suspended', reason: null, remedy: null, lastWalkAt: null });
    countGoneDays(db, day(3));
    expect(findGone(db, id)?.days).toBe(1);
    expect(here).not.toBe(there);
  });

  it('goes from the trash, too, but never while its file is there', () => {
    const { db, add, state } = open();
    const [gone, there] = [add(), add()];
    trashPhotos(db, [gone, there]);
    vanish(db, gone);
    for (let n = 2; n <= 60; n++) liveThrough(db, n);

    expect(forgettablePhotos(db, day(60), 10)).toEqual([gone]);
    expect(forgetPhotos(db, [gone, there])).toMatchObject({ forgotten: 1 });
    expect(state(there)).toBe('trashed');
  });

  it('keeps its thumbnail’s name while another photo has the same content', () => {
    const { db } = open();
    const [a, b] = [insertPhoto(db, 'same'), insertPhoto(db, 'same')];
    for (const id of [a, b]) setState(db, id, 'missing');

    expect(forgetPhotos(db, [a])).toEqual({ forgotten: 1, contentIds: [] });
    expect(forgetPhotos(db, [b])).toEqual({ forgotten: 1, contentIds: ['same'] });
  });

  it('leaves nothing behind of a photo that is deleted with its files', () => {
    const { db, add } = open();
    deletePhoto(db, add());

    expect(db.prepare('SELECT count(*) FROM gone_photos').pluck().get()).toBe(0);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
