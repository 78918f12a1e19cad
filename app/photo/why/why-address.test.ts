import { expect, it } from 'vitest';
import { whyHref, whyIn } from './why-address';

it('asks why and where at once, and about neither again', () => {
  const asked = whyHref(7, new URLSearchParams('q=dog&at=3'), 'golden retriever');

  expect(asked).toBe('/photos/7?q=dog&at=3&why=golden+retriever&where=golden+retriever');
  const query = new URL(asked, 'http://localhost').searchParams;
  expect(whyIn(query)).toBe('golden retriever');
  expect(whyHref(7, query, null)).toBe('/photos/7?q=dog&at=3');
});

it.each(['', 'why='])('asks nothing in “%s”', (address) => {
  expect(whyIn(new URLSearchParams(address))).toBeNull();
});
