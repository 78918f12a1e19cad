import { describe, expect, it } from 'vitest';
import { cacheHeaders, hasSameContent } from './caching';

const ETAG = '"3f2a9c01d4e5b6a7-320"';

describe('cacheHeaders', () => {
  it('lets an address that names its content be kept for ever', () => {
    expect(cacheHeaders(ETAG, '3f2a9c01d4e5b6a7')['Cache-Control']).toBe('private, max-age=31536000, immutable');
  });

  it.each([null, '', '3', '0000000000000000'])('has the version %s asked for again', (version) => {
    expect(cacheHeaders(ETAG, version)['Cache-Control']).toBe('private, no-cache');
  });

  it('quotes the tag once, whether or not it came quoted', () => {
    expect(cacheHeaders(ETAG, null).ETag).toBe(ETAG);
    expect(cacheHeaders('3f2a9c01d4e5b6a7-320', null).ETag).toBe(ETAG);
  });
});

describe('hasSameContent', () => {
  it.each([ETAG, `W/${ETAG}`, `"other", ${ETAG}`])('recognises %s', (held) => {
    expect(hasSameContent(new Headers({ 'if-none-match': held }), ETAG)).toBe(true);
  });

  it('does not recognise another content, or nothing', () => {
    expect(hasSameContent(new Headers({ 'if-none-match': '"other"' }), ETAG)).toBe(false);
    expect(hasSameContent(new Headers(), ETAG)).toBe(false);
  });
});
