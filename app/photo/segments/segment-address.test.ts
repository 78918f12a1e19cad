import { expect, it } from 'vitest';
import { segmentsHref, segmentsIn } from './segment-address';

it('colours a photo by a set instead of showing where something is, and stops', () => {
  const coloured = segmentsHref(7, new URLSearchParams('q=dog&where=dog&why=dog'), 'scenes');

  expect(coloured).toBe('/photos/7?q=dog&colours=scenes');
  const query = new URLSearchParams('q=dog&colours=scenes');
  expect(segmentsIn(query)).toBe('scenes');
  expect(segmentsHref(7, query, null)).toBe('/photos/7?q=dog');
  expect(segmentsIn(new URLSearchParams('colours='))).toBeNull();
});
