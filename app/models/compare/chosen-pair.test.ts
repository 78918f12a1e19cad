import { expect, it } from 'vitest';
import { someModel } from '../some-model';
import { chosenPair } from './chosen-pair';

const models = [
  someModel({ reference: 'small' }),
  someModel({ reference: 'large', role: 'active' }),
  someModel({ reference: 'other' }),
];

it.each([
  ['', ['large', 'small']],
  ['a=small', ['small', 'large']],
  ['b=large', ['small', 'large']],
  ['a=other&b=small', ['other', 'small']],
  ['a=gone', ['large', 'small']],
])('takes from “%s” the models %j', (address, pair) => {
  expect(chosenPair(models, new URLSearchParams(address)).map((model) => model?.reference)).toEqual(pair);
});

it('has no second where there is but one', () => {
  expect(chosenPair(models.slice(0, 1), new URLSearchParams())[1]).toBeUndefined();
});
