import { readBrands } from './boxes';

/** What kind of decoder a file's first bytes ask for; `other` is for sharp to read or refuse. */
export type Kind = 'heif' | 'cr3' | 'tiff' | 'orf' | 'rw2' | 'raf' | 'bmp' | 'svg' | 'video' | 'other';

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
  // Matroska and WebM.
  ['\x1aE\xdf\xa3', 'video'],
];

/** The first brand of an ISO media file that is a video: MP4, QuickTime, 3GP and their kin. */
const VIDEO_BRAND = /^(qt {2}|iso[m0-9]|mp4|M4V|3g|avc1|MSNV|XAVC|dash)/;

/** QuickTime from before there were brands; AVI; MPEG transport streams, with the time before each packet or without. */
const OTHER_VIDEO = /^(.{4}(moov|mdat|wide)|RIFF.{4}AVI |G.{187}G|.{4}G.{191}G)/s;

/** @param head the first {@link SNIFFED_BYTES} of a file, or all of it */
export function sniff(head: Buffer): Kind {
  const brands = readBrands(head);
  if (brands.includes('crx ')) return 'cr3';
  if (VIDEO_BRAND.test(brands[0] ?? '')) return 'video';
  if (brands.length > 0) return 'heif';

  const text = head.toString('latin1', 0, SNIFFED_BYTES);
  const known = MAGIC.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  if (text.startsWith('BM') && head.length > 26 && head.readUInt32LE(14) <= 256) return 'bmp';
  if (OTHER_VIDEO.test(text)) return 'video';
  return /^(ï»¿)?\s*<(\?xml|!DOCTYPE svg|!--|svg)/i.test(text) && /<svg[\s>]|<!DOCTYPE svg/i.test(text)
    ? 'svg'
    : 'other';
}
