import { basename } from 'node:path';
import type { PhotoBlocks } from '#lib/decode/open-photo';
import { readVideoFacts } from '#lib/decode/video';
import type { PhotoFacts } from '#lib/store/photos';
import { xmpNames } from '#lib/xmp/names';
import { type ExifFacts, NOTHING, readExif, readExifOfHead } from '../exif';
import { onThisClock, readMoment } from './clock';
import { type IptcFacts, readIptc } from './iptc';
import { readNameDate } from './name-date';
import { rawNames, readBeside, readHeadBeside, takeoutNames } from './sidecars';
import { NO_TAKEOUT, readTakeout, type TakeoutFacts } from './takeout';
import { NO_XMP, readXmp, type XmpFacts } from './xmp';

/** What is told about a photo in and beside its file. */
export type GatheredFacts = Omit<PhotoFacts, 'width' | 'height' | 'color' | 'format' | 'hash'>;

type Date = Pick<PhotoFacts, 'takenAt' | 'takenOffset' | 'takenAtSource'>;

const MAX_KEYWORDS = 200;
const MAX_KEYWORD_LENGTH = 200;
const MAX_CAPTION_LENGTH = 2_000;

const NO_IPTC: IptcFacts = { texts: [], keywords: [] };

/** The years clocks of videos start in: none was set. */
const NEVER = new Set([1904, 1970]);

/**
 * Gathers what is told about a photo. The date is the first found in: EXIF (a video's header), the EXIF of the raw file it was made of, XMP (the sidecar's before the embedded), Google
 * Takeout's JSON, the file's name, the file's own time. The place likewise, as far as these tell one; the caption is the first
 * found in XMP, IPTC, EXIF and Takeout's JSON.
 *
 * @param file absolute path
 * @param bytes the file's content
 */
export async function gatherFacts(
  file: string,
  photo: PhotoBlocks,
  bytes: Buffer,
  mtimeMs: number,
): Promise<GatheredFacts> {
  const sidecar = await readBeside(file, xmpNames(basename(file)));
  const [{ moment, rating, text, ...exif }, beside, embedded, takeout] = await Promise.all([
    photo.format === 'video' ? readFilmed(file) : readOwn(file, photo.exif ?? bytes),
    sidecar === null ? NO_XMP : readXmp(sidecar),
    photo.xmp === undefined ? NO_XMP : readXmp(photo.xmp),
    takeoutOf(file),
  ]);
  const known = moment ?? beside.moment ?? embedded.moment;
  const iptc = photo.iptc === undefined ? NO_IPTC : readIptc(photo.iptc);
  return {
    ...exif,
    ...dateOf(file, mtimeMs, known && { ...known, takenAtSource: moment === null ? 'xmp' : 'exif' }, takeout),
    ...placeOf(exif, beside, embedded, takeout),
    rating: beside.rating ?? embedded.rating ?? rating,
    caption: captionOf(beside.texts, embedded.texts, iptc.texts, [text ?? ''], [takeout.text ?? '']),
    keywords: tidied([...beside.keywords, ...embedded.keywords, ...iptc.keywords]),
  };
}

/** What the photo's EXIF tells; where it tells no date, what the raw file tells that it was made of. */
async function readOwn(file: string, block: Buffer): Promise<ExifFacts> {
  const own = await readExif(block);
  if (own.moment !== null) return own;

  const raw = await readHeadBeside(file, rawNames(basename(file)));
  return raw === null ? own : fallingBackOn(await readExifOfHead(raw), own);
}

function fallingBackOn(raw: ExifFacts, own: ExifFacts): ExifFacts {
  const place = own.latitude === null || own.longitude === null ? raw : own;
  return {
    moment: raw.moment,
    camera: own.camera ?? raw.camera,
    lens: own.lens ?? raw.lens,
    exposure: own.exposure ?? raw.exposure,
    latitude: place.latitude,
    longitude: place.longitude,
    rating: own.rating ?? raw.rating,
    text: own.text ?? raw.text,
  };
}

async function readFilmed(file: string): Promise<ExifFacts> {
  const { filmedAt } = await readVideoFacts(file);
  const moment = readMoment(filmedAt);
  if (moment === null || NEVER.has(new Date(moment.takenAt).getUTCFullYear())) return NOTHING;
  // UTC is how most cameras write it, not where they were.
  return {
    ...NOTHING,
    moment: filmedAt?.endsWith('Z') ? { takenAt: onThisClock(moment.takenAt), takenOffset: null } : moment,
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

/** What the first tells that tells anything: programs write the same into several places, and change only one of them. */
function captionOf(...sources: readonly (readonly string[])[]): string | null {
  for (const texts of sources) {
    const lines = new Set(
      texts.map((text) => text.replaceAll('\0', '').trim().normalize()).filter((text) => text !== ''),
    );
    if (lines.size > 0) return [...lines].join('\n').slice(0, MAX_CAPTION_LENGTH);
  }
  return null;
}

/** Each keyword once, as people read them. */
function tidied(keywords: readonly string[]): string[] {
  const tidy = keywords.map((word) => word.replaceAll('\0', '').trim().slice(0, MAX_KEYWORD_LENGTH).normalize());
  return [...new Set(tidy.filter((word) => word !== ''))].slice(0, MAX_KEYWORDS);
}
