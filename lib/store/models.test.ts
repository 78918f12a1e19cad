import { expect, it } from 'vitest';
import { openTestLibrary } from '../testing/library';
import { findModel, rememberModel } from './models';

const model = { name: 'clip', revision: 'abc', dtype: 'fp32', preprocessing: 1, dimensions: 384 };

it('gives one number to one exact model', () => {
  const { db } = openTestLibrary();
  expect(findModel(db, model)).toBeNull();

  const id = rememberModel(db, model);

  expect(rememberModel(db, model)).toBe(id);
  expect(findModel(db, model)).toBe(id);
});

it.each([{ name: 'other' }, { revision: 'def' }, { dtype: 'fp16' }, { preprocessing: 2 }])(
  'takes a model with another %o for another model',
  (difference) => {
    const { db } = openTestLibrary();
    const id = rememberModel(db, model);

    expect(rememberModel(db, { ...model, ...difference })).not.toBe(id);
  },
);
