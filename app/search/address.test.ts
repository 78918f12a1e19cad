import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  composedHref,
  contextOf,
  listCall,
  listHref,
  partOf,
  photoHref,
  searchHref,
  toSearchParams,
  withPartHref,
} from './address';

const params = (query: string): URLSearchParams => new URLSearchParams(query);

describe('contextOf', () => {
  it('keeps what defines the list, and nothing else', () => {
    expect(contextOf(params('at=3&offset=100&q=dog&utm_source=x&tag=beach'))).toBe('q=dog&tag=beach');
  });

  it('is the same text for the same list', () => {
    expect(contextOf(params('tag=beach&q=+dog+'))).toBe(contextOf(params('q=dog&tag=beach&from=')));
  });
});

describe('searchHref', () => {
  it('adds, replaces and removes a filter', () => {
    expect(searchHref(params('q=dog'), { tag: 'beach' })).toBe('/?q=dog&tag=beach');
    expect(searchHref(params('q=dog&tag=beach'), { tag: 'lake' })).toBe('/?q=dog&tag=lake');
    expect(searchHref(params('q=dog&tag=beach'), { tag: null })).toBe('/?q=dog');
  });

  it('asks anew what matches', () => {
    expect(searchHref(params('q=dog&show=all'), { tag: 'beach' })).toBe('/?q=dog&tag=beach');
    expect(searchHref(params('q=dog'), { show: 'all' })).toBe('/?q=dog&show=all');
  });

  it('is the bare page when nothing is left', () => {
    expect(searchHref(params('q=dog'), { q: null })).toBe('/');
  });

  it('carries any text through', () => {
    const href = searchHref(params(''), { q: 'café & 猫 #1' });
    expect(new URL(href, 'http://x').searchParams.get('q')).toBe('café & 猫 #1');
  });
});

describe('partOf', () => {
  it('names one part of the results', () => {
    expect(partOf('q=dog&tag=beach', 'others')).toBe('q=dog&tag=beach&show=others');
    expect(partOf('q=dog&show=all', 'matches')).toBe('q=dog&show=matches');
  });
});

describe('listHref', () => {
  it('leads back to the search', () => expect(listHref('q=dog')).toBe('/?q=dog'));
  it('leads back to everything', () => expect(listHref('')).toBe('/'));
  it('leads back to what matches, or to all there is', () => {
    expect(listHref('q=dog&show=matches')).toBe('/?q=dog');
    expect(listHref('q=dog&show=others')).toBe('/?q=dog&show=all');
  });

  it('leads back to the album', () => expect(listHref('in=4')).toBe('/albums/4'));
});

describe('photoHref', () => {
  it('carries the list and the place in it', () => {
    expect(photoHref(12, 'q=dog', 7)).toBe('/photos/12?q=dog&at=7');
    expect(photoHref(12, '', 0)).toBe('/photos/12?at=0');
  });

  it('stands alone for a photo outside any list', () => expect(photoHref(12, null, 7)).toBe('/photos/12'));
});

describe('listCall', () => {
  const page = { limit: 100, offset: 200 };

  it('asks for the rest of a search', () => {
    expect(listCall('q=dog', page)).toBe('/api/search?q=dog&limit=100&offset=200');
    expect(listCall('', page)).toBe('/api/search?limit=100&offset=200');
  });

  it('asks for photos that were there at the first page', () => {
    expect(listCall('q=dog', { ...page, upTo: 12 })).toBe('/api/search?q=dog&limit=100&offset=200&upTo=12');
    expect(listCall('q=dog', { ...page, upTo: null })).toBe('/api/search?q=dog&limit=100&offset=200');
  });

  it('asks for the rest of an album', () => {
    expect(listCall('in=4', page)).toBe('/api/albums/4/photos?limit=100&offset=200');
  });

  it('asks for the rest of what looks like a photo', () => {
    expect(listCall('similar=9', page)).toBe('/api/photos/9/similar?limit=100&offset=200');
  });
});

it('names the active filters in their fixed order', () => {
  expect(activeFilters(params('to=2020-01-01&q=dog&tag=beach&folder='))).toEqual(['tag', 'to']);
});

it('takes the first of a repeated parameter', () => {
  expect(toSearchParams({ q: ['a', 'b'], tag: undefined }).toString()).toBe('q=a');
});

describe('a composed search', () => {
  it('keeps its parts in their order, after all else', () => {
    expect(toSearchParams({ part: ['photo.3', '', '-1*sea'], q: 'dog' }).getAll('part')).toEqual([
      'photo.3',
      '',
      '-1*sea',
    ]);
    expect(contextOf(params('part=photo.3&part=&q=dog&part=-1*sea'))).toBe('q=dog&part=photo.3&part=-1*sea');
  });

  it('travels with the photos it found, and with its further pages', () => {
    expect(photoHref(12, 'part=photo.3&part=sea', 7)).toBe('/photos/12?part=photo.3&part=sea&at=7');
    expect(listCall('part=photo.3&part=sea', { limit: 5, offset: 5 })).toBe(
      '/api/search?part=photo.3&part=sea&limit=5&offset=5',
    );
  });

  it('takes other parts, and none', () => {
    expect(composedHref(params('q=dog&tag=beach&part=sea'), ['sun'])).toBe('/?q=dog&tag=beach&part=sun');
    expect(composedHref(params('q=dog&part=sea'), [])).toBe('/?q=dog');
    expect(composedHref(params('q=dog&part=sea'), ['2*dog'], null)).toBe('/?part=2*dog');
  });

  it('grows out of any list', () => {
    expect(withPartHref(params('q=dog&part=sea'), 'photo.3')).toBe('/?q=dog&part=sea&part=photo.3');
    expect(withPartHref(params('part=photo.3'), 'photo.3')).toBe('/?part=photo.3');
    expect(withPartHref(params('similar=9'), 'photo.3')).toBe('/?part=photo.9&part=photo.3');
    expect(withPartHref(params('in=4'), 'photo.3')).toBe('/?part=photo.3');
  });
});
