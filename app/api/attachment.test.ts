import { expect, it } from 'vitest';
import { attachment } from './attachment';

it('names a plain file plainly', () => {
  expect(attachment('IMG_1017.jpg')).toBe(`attachment; filename="IMG_1017.jpg"; filename*=UTF-8''IMG_1017.jpg`);
});

it('keeps the exact name beside one every client can read', () => {
  expect(attachment('Köln (1).jpg')).toBe(
    `attachment; filename="K_ln (1).jpg"; filename*=UTF-8''K%C3%B6ln%20%281%29.jpg`,
  );
});

it('lets no name break out of its quotes or its line', () => {
  const header = attachment('a"; x=\r\nSet-Cookie: b\\.jpg');

  expect(header).not.toMatch(/[\r\n\\]/);
  expect(header.match(/"/g)).toHaveLength(2);
});

it('survives a name that is not well-formed text', () => {
  expect(() => attachment('\ud800.jpg')).not.toThrow();
});
