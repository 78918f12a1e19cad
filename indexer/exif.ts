import exifr from 'exifr';
import { z } from 'zod';
import type { PhotoFacts } from '#lib/store/photos';

/** The part of a photo's facts its EXIF block tells; null where it does not. */
export type ExifFacts = Pick<PhotoFacts, 'camera' | 'lens' | 'exposure' | 'latitude' | 'longitude'> & {
  readonly takenAt: number | null;
};

const NOTHING: ExifFacts = { takenAt: null, camera: null, lens: null, exposure: null, latitude: null, longitude: null };

const text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim())
  .nullish()
  .catch(null);
const positive = z.number().positive().finite().nullish().catch(null);

const exifSchema = z.object({
  DateTimeOriginal: text,
  CreateDate: text,
  Make: text,
  Model: text,
  LensModel: text,
  ExposureTime: positive,
  FNumber: positive,
  ISO: positive,
  FocalLength: positive,
  latitude: z.number().min(-90).max(90).nullish().catch(null),
  longitude: z.number().min(-180).max(180).nullish().catch(null),
});

type Exif = z.infer<typeof exifSchema>;

/**
 * Reads date, camera, exposure and place from an encoded image, or from its EXIF block alone, as sharp hands it out of
 * the containers exifr cannot open (WebP, AVIF). A photo without EXIF, or with a broken block, has none of
 * them; that never makes the photo fail.
 */
export async function readExif(bytes: Buffer): Promise<ExifFacts> {
  const exif = await parseBlock(withoutPrefix(bytes));
  if (exif === null) return NOTHING;

  return {
    takenAt: wallClock(exif.DateTimeOriginal) ?? wallClock(exif.CreateDate),
    camera: cameraName(exif),
    lens: exif.LensModel || null,
    exposure: exposureText(exif),
    latitude: exif.latitude ?? null,
    longitude: exif.longitude ?? null,
  };
}

const EXIF_PREFIX = Buffer.from('Exif\0\0');

function withoutPrefix(bytes: Buffer): Buffer {
  return bytes.subarray(0, EXIF_PREFIX.length).equals(EXIF_PREFIX) ? bytes.subarray(EXIF_PREFIX.length) : bytes;
}

async function parseBlock(bytes: Uint8Array): Promise<Exif | null> {
  try {
    const block: unknown = await exifr.parse(bytes, { reviveValues: false, xmp: false, icc: false, iptc: false });
    return exifSchema.safeParse(block).data ?? null;
  } catch {
    // exifr throws on blocks it cannot follow; the picture itself may be fine.
    return null;
  }
}

/** `2019:05:03 12:33:11` on the camera's clock, as milliseconds since 1970 as if that clock showed UTC. */
function wallClock(value: string | null | undefined): number | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(value ?? '');
  if (parts === null) return null;

  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = year > 1825 && new Date(time).getUTCDate() === day && new Date(time).getUTCMonth() === month - 1;
  return isReal ? time : null;
}

function cameraName({ Make: make, Model: model }: Exif): string | null {
  if (!model) return make || null;
  return !make || model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
}

function exposureText({ ExposureTime: time, FNumber: aperture, ISO: iso, FocalLength: focal }: Exif): string | null {
  const parts = [
    time ? `${time < 0.4 ? `1/${Math.round(1 / time)}` : Number(time.toFixed(1))} s` : null,
    aperture ? `f/${Number(aperture.toFixed(1))}` : null,
    iso ? `ISO ${iso}` : null,
    focal ? `${Number(focal.toFixed(1))} mm` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}
