import { describe, expect, it } from 'vitest';
import type { PhotoState } from '../nouns';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel, SOME_FACTS } from '../testing/library';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import type { Database } from './database';
import { deleteFolder } from './folders';
import {
  changesSince,
  countFailedByReason,
  countPhotos,
  deletePhoto,
  findPhoto,
  findPhotosByContent,
  insertPhoto,
  keywordsOfPhoto,
  listFailed,
  markFailed,
  markIndexed,
  nextPending,
  photosWithoutFiles,
  replaceContent,
  retryFailed,
  retryFailedByOlderDecoder,
  setState,
} from './photos';
import { fromBlob, putVector } from './vectors';

const STATES: readonly PhotoState[] = ['pending', 'indexed', 'failed', 'missing', 'trashed'];
const FAILURE = { reason: 'The file is empty.', remedy: 'Copy it again.' };

function counted(db: Database): Record<string, number> {
  const rows = db
    .prepare<[], { state: string; n: number }>('SELECT state, count(*) AS n FROM photos GROUP BY state')
    .all();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

function keptCounts(db: Database): Record<string, number> {
  const rows = db.prepare<[], { state: string; photos: number }>('SELECT * FROM photo_counts WHERE photos <> 0').all();
  return Object.fromEntries(rows.map(({ state, photos }) => [state, photos]));
}

/** The revision of the newest change. */
function lastRevision(db: Database): number {
  return changesSince(db, 1, 0, 1_000).at(-1)?.revision ?? 0;
}

describe('the life of a photo', () => {
  it('waits first, then holds what decoding told of it', () => {
    const { db } = openTestLibrary();
    const id = insertPhoto(db, 'abc-1');
    expect(findPhoto(db, id)).toMatchObject({ contentId: 'abc-1', state: 'pending', width: null, takenAt: null });

    const { keywords, ...facts } = { ...SOME_FACTS, camera: 'Acme X1', latitude: 52.5, takenOffset: -90, rating: 4 };
    markIndexed(db, id, { ...facts, keywords });
    expect(findPhoto(db, id)).toMatchObject({ state: 'indexed', ...facts });
  });

  it('has the keywords of its last decode', () => {
    const { db } = openTestLibrary();
    const id = insertPhoto(db, 'abc-1');

    markIndexed(db, id, { ...SOME_FACTS, keywords: ['sea', 'beach', 'sea'] });
    expect(keywordsOfPhoto(db, id)).toEqual(['beach', 'sea']);

    markIndexed(db, id, { ...SOME_FACTS, keywords: ['hill'] });
    expect(keywordsOfPhoto(db, id)).toEqual(['hill']);
    deletePhoto(db, id);
    expect(keywordsOfPhoto(db, id)).toEqual([]);
  });

  it('forgets why it failed once it could be read', () => {
    const { db } = openTestLibrary();
    const id = insertPhoto(db, 'abc-1');
    markFailed(db, id, FAILURE, 'decoder 1');
    expect(findPhoto(db, id)).toMatchObject({ state: 'failed', failureReason: FAILURE.reason });

    markIndexed(db, id, SOME_FACTS);
    expect(findPhoto(db, id)).toMatchObject({ state: 'indexed', failureReason: null, failureRemedy: null });
  });

  it('keeps its id and waits anew when its content is replaced', () => {
    const { db } = openTestLibrary();
    const id = insertPhoto(db, 'before');
    markFailed(db, id, FAILURE, 'decoder 1');

    replaceContent(db, id, 'after');

    expect(findPhoto(db, id)).toMatchObject({ contentId: 'after', state: 'pending', failureReason: null });
    expect(findPhotosByContent(db, 'before')).toEqual([]);
    expect(findPhotosByContent(db, 'after').map((photo) => photo.id)).toEqual([id]);
  });

  it('never hands out an id twice', () => {
    const { db } = openTestLibrary();
    const first = insertPhoto(db, 'a');
    deletePhoto(db, first);

    expect(insertPhoto(db, 'b')).toBeGreaterThan(first);
  });
});

describe('photo_counts', () => {
  it('are right after every transition there is', () => {
    const { db } = openTestLibrary();
    const id = insertPhoto(db, 'a');
    insertPhoto(db, 'b');

    for (const from of STATES) {
      for (const to of STATES) {
        setState(db, id, from);
        setState(db, id, to);
        expect(keptCounts(db), `${from} → ${to}`).toEqual(counted(db));
      }
    }
  });

  it('follow indexing, failing, replacing and deleting', () => {
    const { db } = openTestLibrary();
    const [a, b, c] = ['a', 'b', 'c'].map((content) => insertPhoto(db, content)) as [number, number, number];
    markIndexed(db, a, SOME_FACTS);
    markIndexed(db, a, SOME_FACTS);
    markFailed(db, b, FAILURE, 'decoder 1');
    expect(countPhotos(db)).toEqual({ indexed: 1, pending: 1, failed: 1, missing: 0 });

    replaceContent(db, a, 'd');
    setState(db, c, 'missing');
    expect(countPhotos(db)).toEqual({ indexed: 0, pending: 1, failed: 1, missing: 1 });

    for (const id of [a, b, c]) deletePhoto(db, id);
    expect(countPhotos(db)).toEqual({ indexed: 0, pending: 0, failed: 0, missing: 0 });
    expect(keptCounts(db)).toEqual({});
  });
});

describe('changesSince', () => {
  it('tells every change of state, in order, and the vector of what is searchable', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const id = addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4) });
    const other = addTestPhoto(db, { modelId });

    const changes = changesSince(db, modelId, 0, 10);

    expect(changes.map(({ photoId, seq }) => [photoId, seq])).toEqual([
      [id, 1],
      [other, null],
    ]);
    expect(fromBlob(changes[0]?.embedding as Buffer)).toEqual(vector(1, 2, 3, 4));
  });

  it('shows each way out of the search as a photo without a vector', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const waysOut = {
      missing: (id: number) => setState(db, id, 'missing'),
      trashed: (id: number) => setState(db, id, 'trashed'),
      failed: (id: number) => markFailed(db, id, FAILURE, 'decoder 1'),
      edited: (id: number) => replaceContent(db, id, 'other'),
      deleted: (id: number) => deletePhoto(db, id),
    };

    for (const [way, leave] of Object.entries(waysOut)) {
      const id = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) });
      const seen = lastRevision(db);
      leave(id);
      expect(changesSince(db, modelId, seen, 10), way).toMatchObject([{ photoId: id, seq: null, embedding: null }]);
    }
  });

  it('holds nothing of another model', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const id = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) });

    const other = rememberTestModel(db, 4, 'other-model');
    expect(changesSince(db, other, 0, 10)).toMatchObject([{ photoId: id, seq: null }]);
  });

  it('says nothing when nothing changed, such as a photo set to the state it has', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const id = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) });
    const seen = lastRevision(db);

    setState(db, id, 'indexed');

    expect(changesSince(db, modelId, seen, 10)).toEqual([]);
  });

  it('never uses a revision again, though the photo that had the last one was deleted', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const gone = [1, 2, 3].map(() => addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) }));
    const seen = lastRevision(db);

    for (const id of gone) deletePhoto(db, id);
    const added = addTestPhoto(db, { modelId, embedding: vector(0, 1, 0, 0) });

    const changes = changesSince(db, modelId, seen, 10);
    expect(changes.map(({ photoId }) => photoId)).toEqual([...gone, added]);
  });

  it('misses nothing for a reader that follows in small steps while much happens', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const random = seededRandom(7);
    const pick = (ids: readonly number[]) => ids[Math.floor(random() * ids.length)] ?? 0;
    const seen = new Map<number, number>();
    let revision = 0;
    const ids: number[] = [];

    for (let step = 0; step < 300; step++) {
      const action = random();
      if (ids.length === 0 || action < 0.3) {
        ids.push(addTestPhoto(db, { modelId, embedding: randomVector(random, 4) }));
      } else if (action < 0.5) {
        setState(db, pick(ids), STATES[Math.floor(random() * 5)] as PhotoState);
      } else if (action < 0.65) {
        const id = pick(ids);
        putVector(db, {
          photoId: id,
          modelId,
          embedding: randomVector(random, 4),
          backgroundMean: 0,
          backgroundDeviation: 1,
        });
        markIndexed(db, id, SOME_FACTS);
      } else if (action < 0.75) {
        const id = pick(ids);
        deletePhoto(db, id);
        ids.splice(ids.indexOf(id), 1);
      }
      for (const change of changesSince(db, modelId, revision, 3)) {
        revision = change.revision;
        if (change.seq === null) seen.delete(change.photoId);
        else seen.set(change.photoId, change.seq);
      }
    }
    for (const change of changesSince(db, modelId, revision, 1_000)) {
      if (change.seq === null) seen.delete(change.photoId);
      else seen.set(change.photoId, change.seq);
    }

    const truth = db
      .prepare<[], { id: number; seq: number }>(
        "SELECT p.id, v.seq FROM photos p JOIN vectors v ON v.photo_id = p.id WHERE p.state = 'indexed'",
      )
      .all();
    expect(seen).toEqual(new Map(truth.map(({ id, seq }) => [id, seq])));
    expect(truth.length).toBeGreaterThan(10);
  });
});

describe('the queue that the pending photos are', () => {
  it('hands out the newest first, below an id if asked', () => {
    const { db } = openTestLibrary();
    const [a, b, c] = ['a', 'b', 'c'].map((content) => insertPhoto(db, content)) as [number, number, number];
    markIndexed(db, b, SOME_FACTS);

    expect(nextPending(db, 10)).toEqual([c, a]);
    expect(nextPending(db, 1)).toEqual([c]);
    expect(nextPending(db, 10, c)).toEqual([a]);
  });

  it('takes failed photos back, those named or all, and nothing that did not fail', () => {
    const { db } = openTestLibrary();
    const [a, b, c] = ['a', 'b', 'c'].map((content) => insertPhoto(db, content)) as [number, number, number];
    markFailed(db, a, FAILURE, 'decoder 1');
    markFailed(db, b, FAILURE, 'decoder 1');
    markIndexed(db, c, SOME_FACTS);

    expect(retryFailed(db, [a, c, 999])).toBe(1);
    expect(nextPending(db, 10)).toEqual([a]);
    expect(retryFailed(db, 'all')).toBe(1);
    expect(nextPending(db, 10)).toEqual([b, a]);
  });

  it('takes back only what another decoder failed on', () => {
    const { db } = openTestLibrary();
    const [a, b] = ['a', 'b'].map((content) => insertPhoto(db, content)) as [number, number];
    markFailed(db, a, FAILURE, 'decoder 1');
    markFailed(db, b, FAILURE, 'decoder 2');

    expect(retryFailedByOlderDecoder(db, 'decoder 2')).toBe(1);
    expect(nextPending(db, 10)).toEqual([a]);
  });
});

describe('why photos failed', () => {
  const EMPTY = FAILURE;
  const FORBIDDEN = { reason: 'The file may not be read.', remedy: 'Allow it.' };

  function openFailed() {
    const { db } = openTestLibrary();
    const ids = ['a', 'b', 'c'].map((content) => insertPhoto(db, content)) as [number, number, number];
    markFailed(db, ids[0], EMPTY, 'decoder 1');
    markFailed(db, ids[1], FORBIDDEN, 'decoder 1');
    markFailed(db, ids[2], EMPTY, 'decoder 2');
    return { db, ids };
  }

  it('is counted by reason, and tells one list from another', () => {
    const { db, ids } = openFailed();

    expect(countFailedByReason(db)).toEqual([
      { reason: EMPTY.reason, count: 2 },
      { reason: FORBIDDEN.reason, count: 1 },
    ]);
    expect(listFailed(db, { reason: EMPTY.reason, limit: 10, offset: 0 })).toEqual([
      { id: ids[2], ...EMPTY, decoder: 'decoder 2', attempts: 1 },
      { id: ids[0], ...EMPTY, decoder: 'decoder 1', attempts: 1 },
    ]);
  });

  it('may be the only one that is tried again', () => {
    const { db, ids } = openFailed();

    expect(retryFailed(db, 'all', FORBIDDEN.reason)).toBe(1);
    expect(nextPending(db, 10)).toEqual([ids[1]]);
    expect(retryFailed(db, [ids[0], ids[1]], EMPTY.reason)).toBe(1);
  });

  it('counts the attempts since the content last changed, or was last read', () => {
    const { db, ids } = openFailed();
    const attempts = () => listFailed(db, { limit: 10, offset: 0 }).find(({ id }) => id === ids[0])?.attempts;
    retryFailed(db, [ids[0]]);
    markFailed(db, ids[0], EMPTY, 'decoder 1');
    expect(attempts()).toBe(2);

    replaceContent(db, ids[0], 'edited');
    markFailed(db, ids[0], EMPTY, 'decoder 1');
    expect(attempts()).toBe(1);

    markIndexed(db, ids[0], SOME_FACTS);
    markFailed(db, ids[0], EMPTY, 'decoder 1');
    expect(attempts()).toBe(1);
  });
});

describe('photosWithoutFiles', () => {
  it('finds photos whose folder was removed, unless another file shows them', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const alone = addTestPhoto(db, { modelId, folder: '/gone' });
    const copied = addTestPhoto(db, { modelId, folder: '/gone' });
    addTestFile(db, copied, 'copy.jpg', '/kept');
    const trashed = addTestPhoto(db, { modelId, folder: '/gone' });
    setState(db, trashed, 'trashed');

    const folder = db.prepare<[], { id: number }>("SELECT id FROM folders WHERE path = '/gone'").get();
    deleteFolder(db, folder?.id ?? 0);

    expect(photosWithoutFiles(db)).toEqual([alone]);
  });
});

describe('listFailed', () => {
  it('pages through what failed, the most recent first', () => {
    const { db } = openTestLibrary();
    const ids = ['a', 'b', 'c'].map((content) => insertPhoto(db, content));
    for (const id of ids) markFailed(db, id, FAILURE, 'decoder 1');

    expect(listFailed(db, { limit: 2, offset: 0 }).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(listFailed(db, { limit: 2, offset: 2 }).map(({ id }) => id)).toEqual([ids[0]]);
  });
});
