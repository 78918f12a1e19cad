import { expect, it } from 'vitest';
import { faultOfRule, readRuleQuery } from './rule-query';

it('takes an album’s words apart as the search box does', () => {
  expect(readRuleQuery('cats camera:canon without people')).toEqual({
    words: 'cats',
    without: ['people'],
    filters: [{ condition: { kind: 'camera', name: 'canon' }, negated: false }],
  });
  expect(readRuleQuery('type:raw').words).toBeNull();
  expect(readRuleQuery(null)).toEqual({ words: null, without: [], filters: [] });
});

it('takes words it cannot understand, of an album from before there were filters, as words', () => {
  expect(readRuleQuery('holiday:2019')).toEqual({ words: 'holiday:2019', without: [], filters: [] });
});

it.each([
  ['holiday:2019', /no filter “holiday:”/],
  ['cats "open', /never closed/],
  ['cats album:"Summer"', /cannot be filled from albums/],
])('refuses %s for a new rule, and says why', (words, why) => expect(faultOfRule(words)).toMatch(why));

it('finds no fault with words and filters', () => expect(faultOfRule('cats -dogs year:2019 "IMG"')).toBeNull());
