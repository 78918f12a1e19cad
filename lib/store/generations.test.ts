import { expect, it } from 'vitest';
import { openTestLibrary, rememberTestModel } from '../testing/library';
import { deleteOlderGenerations, generationFiles, insertGeneration, newestGeneration } from './generations';

const graph = (modelId: number, file: string) => ({ modelId, file, vectors: 10, lastSeq: 12, checksum: 'abc' });

it('knows the newest graph of each model', () => {
  const { db } = openTestLibrary();
  const [one, two] = [rememberTestModel(db, 4, 'one'), rememberTestModel(db, 4, 'two')];
  expect(newestGeneration(db, one)).toBeNull();

  for (const file of ['a', 'b']) insertGeneration(db, graph(one, file));
  insertGeneration(db, graph(two, 'c'));

  expect(newestGeneration(db, one)).toMatchObject(graph(one, 'b'));
  expect(newestGeneration(db, two)).toMatchObject(graph(two, 'c'));
});

it('forgets older graphs of the same model only, and says which files they were', () => {
  const { db } = openTestLibrary();
  const [one, two] = [rememberTestModel(db, 4, 'one'), rememberTestModel(db, 4, 'two')];
  for (const file of ['a', 'b', 'c']) insertGeneration(db, graph(one, file));
  insertGeneration(db, graph(two, 'd'));

  expect(deleteOlderGenerations(db, one)).toEqual(['a', 'b']);
  expect(deleteOlderGenerations(db, one)).toEqual([]);
  expect(generationFiles(db)).toEqual(new Set(['c', 'd']));
});
