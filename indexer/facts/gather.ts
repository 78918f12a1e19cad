import { basename } from 'node:path';
import type { OpenPhoto } from '#lib/decode/open-photo';
import type { PhotoFacts } from '#lib/store/photos';
import { readExif } from '../exif';
import { onThisClock } from './clock';
import { readIptcKeywords } from './iptc';
import { readNameDate } from './name-date';
import { readBeside, takeoutNames, xmpNames } from './sidecars';
import { NO_TAKEOUT, readTakeout, type TakeoutFacts } from './takeout';
import { NO_XMP, readXmp, type XmpFacts } from './xmp';

/** What is told about a photo in and beside its file. */
export type GatheredFacts = Omit<PhotoFacts, 'width' | 'height' | 'color' | 'format'>;

type Date = Pick<PhotoFacts, 'takenAt' | 'takenOffset' | 'takenAtSource'>;

const MAX_KEYWORDS = 200;
const MAX_KEYWORD_LENGTH = 200;

/**
 * Gathers what is told about a photo. The date is the first found in: EXIF, XMP (the sidecar's before the embedded), Google
 * Takeout's JSON, the file's name, the file's own time. The place likewise, as far as these tell one.
 *
 * @param file absolute path
 * @param bytes the file's content
 */
export async function gatherFacts(
  file: string,
  photo: OpenPhoto,
  bytes: Buffer,
  mtimeMs: number,
): Promise<GatheredFacts> {
  const sidecar = await readBeside(file, xmpNames(basename(file)));
  const [{ moment, rating, ...exif }, beside, embedded] = await Promise.all([
    readExif(photo.exif ?? bytes),
    sidecar === null ? NO_XMP : readXmp(sidecar),
    photo.xmp === undefined ? NO_XMP : readXmp(photo.xmp),
  ]);
  const known = moment ?? beside.moment ?? embedded.moment;
  const takeout = known !== null && exif.latitude !== null ? NO_TAKEOUT : await takeoutOf(file);

  const iptc = photo.iptc === undefined ? [] : readIptcKeywords(photo.iptc);
  return {
    ...exif,
    ...dateOf(file, mtimeMs, known && { ...known, takenAtSource: moment === null ? 'xmp' : 'exif' }, takeout),
    ...placeOf(exif, beside, embedded, takeout),
    rating: beside.rating ?? embedded.rating ?? rating,
    keywords: tidied([...beside.keywords, ...embedded.keywords, ...iptc]),
  };
}

async function takeoutOf(file: string): Promise<TakeoutFacts> {
  const json = await readBeside(file, takeoutNames(basename(file)));
  return json === null ? NO_TAKEOUT : readTakeout(json.toString('utf8'));
}

function dateOf(file: string, mtimeMs: number, known: Date | null, takeout: TakeoutFacts): Date {
  if (known !== null) return known;
  if (takeout.takenAt !== null) return { takenAt: takeout.takenAt, takenOffset: null, takenAtSource: 'takeout' };

  const named = readNameDate(basename(file));
  if (named !== null) return { takenAt: named, takenOffset: null, takenAtSource: 'name' };
  return { takenAt: onThisClock(mtimeMs), takenOffset: null, takenAtSource: 'file' };
}

type Place = Pick<XmpFacts, 'latitude' | 'longitude'>;

/** The first that tells both. */
function placeOf(...places: readonly Place[]): Place {
  const { latitude, longitude } = places.find((place) => place.latitude !== null && place.longitude !== null) ?? NO_XMP;
  return { latitude, longitude };
}

/** Each keyword once, as people read them. */
function tidied(keywords: readonly string[]): string[] {
  const tidy = keywords.map((word) => word.replaceAll('\0', '').trim().slice(0, MAX_KEYWORD_LENGTH).normalize());
  return [...new Set(tidy.filter((word) => word !== ''))].slice(0, MAX_KEYWORDS);
}
