import { expect, it } from 'vitest';
import { keepSelfTestRun, selfTestRuns } from '../store/self-test';
import { setState } from '../store/photos';
import { addTestPhoto, rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { vector } from '../testing/vectors';
import { parseSelfTestForm, parseSelfTestQuery } from './parse';
import { figuresIn, type SelfTestRun, toFigures } from './report';
import { expectOf, getSelfTest, runSelfTest } from './service';

const served = serveTestLibraries();

function addPhotos(): [number, number] {
  const { db } = served();
  const modelId = rememberTestModel(db);
  return [
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) }),
    addTestPhoto(db, { modelId, embedding: vector(0, 1, 0, 0) }),
  ];
}

it('keeps which photos are expected of a query, but for those that are gone', async () => {
  const [a, b] = addPhotos();
  await expectOf({ query: 'a cat', photoIds: [a, b, 999] });
  expect((await getSelfTest()).queries).toEqual([{ query: 'a cat', photoIds: [a, b] }]);

  await expectOf({ query: 'a cat', photoIds: [b] });
  expect((await getSelfTest()).queries).toEqual([{ query: 'a cat', photoIds: [b] }]);
  setState(served().db, b, 'trashed');
  expect((await getSelfTest()).queries).toEqual([{ query: 'a cat', photoIds: [] }]);
  await expect(runSelfTest()).rejects.toMatchObject({ code: 'conflict' });

  await expectOf({ query: 'a cat', photoIds: [] });
  expect((await getSelfTest()).queries).toEqual([]);
});

it('keeps the last fifty runs, and finds figures in them', () => {
  const tests = [
    { query: 'a cat', photoIds: [1, 2] },
    { query: 'a dog', photoIds: [3] },
  ];
  const model = { reference: 'm', title: 'M', isActive: true, photos: 9, ranks: [[1, 30], [2]], problem: null };
  const run: SelfTestRun = { ranAt: 1, settings: { index: 'auto', photos: 9 }, models: [toFigures(model, tests)] };
  for (let ranAt = 1; ranAt <= 52; ranAt++) keepSelfTestRun(served().db, { ...run, ranAt });

  const runs = selfTestRuns(served().db);
  expect(runs.map(({ ranAt }) => ranAt)).toEqual(Array.from({ length: 50 }, (_, i) => 52 - i));
  expect(runs[0]?.models).toEqual(run.models);
  expect(figuresIn(run, 'm', null)).toEqual({ r1: 0.5, r5: 0.75, r10: 0.75, mrr: 0.75 });
  expect(figuresIn(run, 'm', 'a dog')).toMatchObject({ r1: 0, mrr: 0.5 });
  expect([figuresIn(run, 'm', 'a bird'), figuresIn(run, 'n', null), figuresIn(null, 'm', null)]).toEqual([
    null,
    null,
    null,
  ]);
});

it('reads what is expected from JSON and from a plain form', () => {
  expect(parseSelfTestQuery({ query: ' a cat ', photoIds: [1] })).toEqual({ query: 'a cat', photoIds: [1] });
  expect(parseSelfTestForm(new URLSearchParams('query=a+cat&photo=1&photo=2'))).toEqual({
    query: 'a cat',
    photoIds: [1, 2],
  });
  for (const body of [{}, { query: ' ', photoIds: [] }, { query: 'x', photoIds: ['1'] }])
    expect(() => parseSelfTestQuery(body)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
