import { expect, it } from 'vitest';
import { withoutTerm } from './without-term';

it('takes one term out of a query, and one space with it', () => {
  expect(withoutTerm('a cat year:2020 asleep', { position: 6, length: 9 })).toBe('a cat asleep');
  expect(withoutTerm('year:2020 cat', { position: 0, length: 9 })).toBe('cat');
  expect(withoutTerm('year:2020', { position: 0, length: 9 })).toBe('');
});
