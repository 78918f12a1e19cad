import { readBrands } from './boxes';

/** What kind of decoder a file's first bytes ask for; `other` is for sharp to read or refuse. */
export type Kind = 'heif' | 'cr3' | 'tiff' | 'orf' | 'rw2' | 'raf' | 'bmp' | 'svg' | 'other';

/** Bytes {@link sniff} looks at. */
export const SNIFFED_BYTES = 1024;

const MAGIC: readonly (readonly [string, Kind])[] = [
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['IIRO', 'orf'],
  ['IIRS', 'orf'],
  ['MMOR', 'orf'],
  ['IIU\0', 'rw2'],
  ['FUJIFILMCCD-RAW', 'raf'],
];

/** @param head the first {@link SNIFFED_BYTES} of a file, or all of it */
export function sniff(head: Buffer): Kind {
  const brands = readBrands(head);
  if (brands.includes('crx ')) return 'cr3';
  if (brands.length > 0) return 'heif';

  const text = head.toString('latin1', 0, SNIFFED_BYTES);
  const known = MAGIC.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  if (text.startsWith('BM') && head.length > 26 && head.readUInt32LE(14) <= 256) return 'bmp';
  return /^(ï»¿)?\s*<(\?xml|!DOCTYPE svg|!--|svg)/i.test(text) && /<svg[\s>]|<!DOCTYPE svg/i.test(text)
    ? 'svg'
    : 'other';
}
