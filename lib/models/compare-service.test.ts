import { describe, expect, it } from 'vitest';
import { parseComparison } from './compare-service';

const parse = (query: string) => parseComparison(new URLSearchParams(query));
const fault = (text: RegExp) => expect.objectContaining({ code: 'bad-request', message: expect.stringMatching(text) });

describe('parseComparison', () => {
  it('reads words, two models and how many photos to show', () => {
    expect(parse('q=a+cat&a=one&b=Xenova/two@q8&limit=5')).toEqual({
      query: 'a cat',
      a: 'one',
      b: 'Xenova/two@q8',
      limit: 5,
    });
    expect(parse('q=%20cafe%CC%81&a=one&b=two&limit=')).toEqual({ query: 'café', a: 'one', b: 'two', limit: 20 });
  });

  it.each([
    ['a=one&b=two', /q: expected text/],
    ['q=%20&a=one&b=two', /q: expected text/],
    [`q=${'x'.repeat(501)}&a=one&b=two`, /q: expected at most 500/],
    ['q=cat&a=one', /b: expected text/],
    ['q=cat&a=one&b=one', /b: expected another model/],
    ['q=cat&a=one&b=two&limit=0', /limit: expected at least 1/],
    ['q=cat&a=one&b=two&limit=201', /limit: expected at most 200/],
    ['q=cat&a=one&b=two&limit=many', /limit: expected a number/],
  ])('refuses %s, naming what is wrong', (query, message) => {
    expect(() => parse(query)).toThrow(fault(message));
  });
});
