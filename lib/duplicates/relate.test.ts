import { expect, it } from 'vitest';
import { activateModel } from '../store/active-model';
import { burstPairs, lookAlikesAfter } from '../store/duplicates';
import { putHash } from '../store/look-alikes';
import { rememberModel } from '../store/models';
import { putVector } from '../store/vectors';
import { addTestPhoto, openTestLibrary, rememberTestModel, type TestPhoto } from '../testing/library';
import { vector } from '../testing/vectors';
import { relate, relateAnew } from './relate';

const START = { photoId: 0, otherId: 0 };

function openLibrary() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (facts: TestPhoto['facts'], embedding = vector(1, 2, 3, 4)) => {
    const id = addTestPhoto(db, { modelId, embedding, facts });
    relate(db, id, modelId, 0);
    return id;
  };
  const pairs = () =>
    lookAlikesAfter(db, START, 10_000).map(({ photoId, otherId, relation }) => [photoId, otherId, relation]);
  return { db, modelId, add, pairs };
}

it('notes versions and bursts as photos come, whichever comes first', () => {
  const { db, add, pairs } = openLibrary();
  const takenAt = Date.UTC(2021, 5, 5);

  const first = add({ hash: '00000000ffffffff', camera: 'Acme', takenAt });
  const version = add({ hash: '00000000fffffff0', width: 320, height: 240 });
  const next = add({ hash: 'ff00ff00ff00ff00', camera: 'Acme', takenAt: takenAt + 2000 });
  add({ hash: '00000000ffffffff' }, vector(-4, 3, -2, 1));

  expect(pairs()).toEqual([
    [first, version, 'near'],
    [first, next, 'burst'],
  ]);
  expect(burstPairs(db, [next, version])).toEqual([[next, first]]);
});

it('forgets what no longer holds when a photo has another hash or date', () => {
  const { db, add, pairs } = openLibrary();
  const [a, b] = [add({ hash: '00000000ffffffff' }), add({ hash: '00000000ffffffff' })];
  expect(pairs()).toEqual([[a, b, 'near']]);

  putHash(db, a, 'ffffffff00000000');
  expect(pairs()).toEqual([]);
  putHash(db, a, '00000000fffffffe');
  relateAnew(db, a);
  expect(pairs()).toEqual([[a, b, 'near']]);
});

it('judges with each model by its own vectors, and tells what the active one sees', () => {
  const { db, add, pairs } = openLibrary();
  const [a, b] = [add({ hash: '00000000ffffffff' }), add({ hash: '00000000ffffffff' })];
  const other = rememberModel(db, { name: 'other', revision: '1', dtype: 'fp32', preprocessing: 1, dimensions: 2 });
  const put = (photoId: number, embedding: Float32Array) =>
    putVector(db, { photoId, modelId: other, embedding, backgroundMean: 0, backgroundDeviation: 1 });

  put(a, vector(1, 0));
  put(b, vector(0, 1));
  relateAnew(db, a);

  expect(pairs()).toEqual([[a, b, 'near']]);
  activateModel(db, other);
  expect(pairs()).toEqual([]);
});

it('compares a photo with no more than the 64 most alike, of a thousand frames of one wall', () => {
  const { db, add, pairs } = openLibrary();
  const ids = Array.from({ length: 70 }, () => add({ hash: '00000000ffffffff' }));

  expect(pairs().filter(([, other]) => other === ids[69])).toHaveLength(64);
  expect(db.prepare('SELECT count(*) FROM look_alikes WHERE photo_id = ?').pluck().get(ids[0])).toBe(69);
});
