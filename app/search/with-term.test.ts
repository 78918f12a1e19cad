import { describe, expect, it } from 'vitest';
import { parseQuery } from '#lib/query/parse';
import { withTerm } from './with-term';

describe('withTerm', () => {
  it('puts the filter behind the words', () => {
    expect(withTerm('a cat', 'year', '2019')).toBe('a cat year:2019');
    expect(withTerm('', 'tag', 'beach')).toBe('tag:beach');
  });

  it('puts names of several words, or with marks of the language, in quotation marks', () => {
    expect(withTerm('', 'camera', 'Canon EOS R6')).toBe('camera:"Canon EOS R6"');
    expect(withTerm('', 'folder', 'Berg & "Tal"')).toBe('folder:"Berg & Tal"');
  });

  it('says nothing twice', () => {
    expect(withTerm('a cat year:2019', 'year', '2019')).toBe('a cat year:2019');
  });

  it('is understood as the value it was made of', () => {
    const { filters, words } = parseQuery(withTerm('a cat', 'lens', 'RF 24-70mm F2.8 L'));

    expect(words).toBe('a cat');
    expect(filters.map(({ condition }) => condition)).toEqual([{ kind: 'lens', name: 'RF 24-70mm F2.8 L' }]);
  });
});
