import { expect, it } from 'vitest';
import { albumHref } from './album-href';

const hrefOf = (search: string) => albumHref(new URLSearchParams(search));

it('keeps words with their filters, a tag and days', () => {
  expect(hrefOf('q=cats+camera:canon+-people')).toBe('/albums/new?words=cats+camera%3Acanon+-people');
  expect(hrefOf('tag=red+car&from=2020-01-01&to=2020-12-31')).toBe(
    '/albums/new?words=tag%3A%22red+car%22&from=2020-01-01&to=2020-12-31',
  );
});

it('keeps the parts of a composed search', () => {
  expect(hrefOf('q=cats&part=photo.3&part=-1*dogs')).toBe('/albums/new?words=cats&part=photo.3&part=-1*dogs');
  expect(hrefOf('part=photo.3.10-20-50-40')).toBe('/albums/new?part=photo.3.10-20-50-40');
  expect(hrefOf('q=cats&part=-1*dogs')).toBe('/albums/new?words=cats&part=-1*dogs');
});

it.each([
  '',
  'folder=3&q=cats',
  'album=3&q=cats',
  'similar=3',
  'part=-1*crowd&q=year:2020',
  'part=photo.3.0-0',
  'part=place.0-50-50-50.dog',
  'q=album:Cats',
  'from=2020-01-01',
])('offers none for “%s”, of which an album could not keep all', (search) => expect(hrefOf(search)).toBeNull());
