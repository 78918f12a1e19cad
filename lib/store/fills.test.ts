import { describe, expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { activateModel } from './active-model';
import {
  countUncovered,
  FILL_START,
  forgetFillFailures,
  noteFillFailure,
  settleStatesFor,
  uncoveredAfter,
} from './fills';
import { findPhoto, markFailed, setState } from './photos';
import { putVector } from './vectors';

const FAILURE = { reason: 'The file is empty.', remedy: 'Copy it again.' };

function library() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const next = rememberTestModel(db, 4, 'next-model');
  const add = (year: number) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), facts: { takenAt: Date.UTC(year, 0) } });
  const cover = (photoId: number) =>
    putVector(db, {
      photoId,
      modelId: next,
      embedding: vector(0, 1, 0, 0),
      backgroundMean: 0,
      backgroundDeviation: 1,
    });
  const ids = (limit: number, place = FILL_START) => uncoveredAfter(db, next, place, limit).map(({ id }) => id);
  return { db, modelId, next, add, cover, ids };
}

describe('photos a model does not cover', () => {
  it('come newest first and page by page', () => {
    const { db, next, add, cover, ids } = library();
    const [middle, newest, oldest, covered] = [add(2020), add(2022), add(2018), add(2021)];
    cover(covered);

    const [first] = uncoveredAfter(db, next, FILL_START, 1);

    expect(first?.id).toBe(newest);
    expect(ids(10, first)).toEqual([middle, oldest]);
    expect(countUncovered(db, next)).toBe(3);
  });

  it('share a date without being lost between pages', () => {
    const { db, next, add, ids } = library();
    const same = [add(2020), add(2020), add(2020)];

    const [first] = uncoveredAfter(db, next, FILL_START, 1);

    expect([first?.id, ...ids(10, first)]).toEqual(same.toReversed());
  });

  it('are only those that can be searched, and not those it failed on', () => {
    const { db, next, add, ids } = library();
    const [gone, failed, left] = [add(2018), add(2019), add(2020)];
    setState(db, gone, 'missing');
    noteFillFailure(db, failed, next, FAILURE, 'decoder 1');

    expect(ids(10)).toEqual([left]);

    forgetFillFailures(db, next);
    expect(ids(10)).toEqual([left, failed]);
  });
});

it('makes photos the new model could not embed failed, and those only the old one could not searchable again', () => {
  const { db, next, add, cover } = library();
  const [lost, mended, still] = [add(2018), add(2019), add(2020)];
  noteFillFailure(db, lost, next, FAILURE, 'decoder 1');
  for (const id of [mended, still]) markFailed(db, id, FAILURE, 'decoder 1');
  cover(mended);

  settleStatesFor(db, next);
  activateModel(db, next);

  expect(findPhoto(db, lost)).toMatchObject({ state: 'failed', failureReason: FAILURE.reason });
  expect(findPhoto(db, mended)?.state).toBe('indexed');
  expect(findPhoto(db, still)?.state).toBe('failed');
});
