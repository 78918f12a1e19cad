import { expect, it } from 'vitest';
import { readIptc } from './iptc';

function dataset(record: number, number: number, value: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(value.length, 3);
  return Buffer.concat([head, value]);
}

const UTF8 = dataset(1, 90, Buffer.from('\x1b%G', 'latin1'));
const keyword = (text: string, encoding: BufferEncoding = 'utf8') => dataset(2, 25, Buffer.from(text, encoding));
const WRAPPING = Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x30', 'latin1');

it('reads keywords in either encoding, inside Photoshop’s wrapping or not', () => {
  const title = dataset(2, 5, Buffer.from('Title'));

  const block = Buffer.concat([WRAPPING, UTF8, title, keyword('Bäume'), keyword('field')]);
  expect(readIptc(block).keywords).toEqual(['Bäume', 'field']);
  expect(readIptc(Buffer.concat([title, keyword('Bäume', 'latin1')])).keywords).toEqual(['Bäume']);
});

it('reads title, headline and caption, in this order', () => {
  const [caption, title, headline] = [120, 5, 105].map((kind, i) => dataset(2, kind, Buffer.from(`${i}`)));

  expect(readIptc(Buffer.concat([caption, title, headline] as Buffer[])).texts).toEqual(['1', '2', '0']);
});

it('reads what there is of a block that is cut short, and nothing from noise', () => {
  const cut = Buffer.concat([keyword('one'), keyword('two')]);

  expect(readIptc(cut.subarray(0, -4)).keywords[0]).toBe('one');
  expect(readIptc(Buffer.from('hello'))).toEqual({ texts: [], keywords: [] });
  expect(readIptc(Buffer.alloc(0))).toEqual({ texts: [], keywords: [] });
});
