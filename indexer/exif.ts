import exifr from 'exifr';
import { z } from 'zod';
import { cr3Exif } from '#lib/decode/cr3';
import { sniff } from '#lib/decode/sniff';
import type { PhotoFacts } from '#lib/store/photos';
import { type Moment, readMoment } from './facts/clock';

/** The part of a photo's facts its EXIF block tells; null where it does not. */
export type ExifFacts = Pick<PhotoFacts, 'camera' | 'lens' | 'exposure' | 'latitude' | 'longitude' | 'rating'> & {
  readonly moment: Moment | null;
  /** Null, too, where it is only what the camera writes into every photo. */
  readonly text: string | null;
};

/** What a photo without EXIF tells. */
export const NOTHING: ExifFacts = {
  moment: null,
  camera: null,
  lens: null,
  exposure: null,
  latitude: null,
  longitude: null,
  rating: null,
  text: null,
};

const text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').trim())
  .nullish()
  .catch(null);
const positive = z.number().positive().finite().nullish().catch(null);

const exifSchema = z.object({
  DateTimeOriginal: text,
  CreateDate: text,
  OffsetTimeOriginal: text,
  OffsetTimeDigitized: text,
  ImageDescription: text,
  Rating: z.number().int().min(0).max(5).nullish().catch(null),
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

/** Descriptions cameras write into every photo. */
const BY_CAMERAS =
  /^(\W*|(olympus|minolta|konica minolta|kodak|sony|samsung|pentax|ricoh|sanyo|vivitar)?\s*(digital (still )?camera|dsc|dig cam)|dcim\S*|default|untitled|image description|cof|hdr\w*|rhdr|ptr|oznor\w*|sdr|edf|dav|mde)$/i;

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
    moment:
      readMoment(exif.DateTimeOriginal, exif.OffsetTimeOriginal) ??
      readMoment(exif.CreateDate, exif.OffsetTimeDigitized),
    camera: cameraName(exif),
    lens: exif.LensModel || null,
    exposure: exposureText(exif),
    latitude: exif.latitude ?? null,
    longitude: exif.longitude ?? null,
    // Cameras write 0 for a photo nobody has rated.
    rating: exif.Rating || null,
    text: exif.ImageDescription && !BY_CAMERAS.test(exif.ImageDescription) ? exif.ImageDescription : null,
  };
}

/** As {@link readExif}, of the first part of a file, raw files included. */
export function readExifOfHead(head: Buffer): Promise<ExifFacts> {
  const kind = sniff(head);
  if (kind === 'cr3') return readExif(cr3Exif(head) ?? head);
  // Fuji's files tell it in the picture inside.
  return readExif(kind === 'raf' ? head.subarray(Math.max(0, head.indexOf(JPEG_START))) : head);
}

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
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
