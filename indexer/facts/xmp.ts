import exifr from 'exifr';
import { z } from 'zod';
import { ALBUMS } from '#lib/xmp/names';
import { type Moment, readMoment } from './clock';

/** What XMP tells about a photo; null where it does not. */
export interface XmpFacts {
  readonly moment: Moment | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** −1 (rejected) … 5. */
  readonly rating: number | null;
  /** Title, headline and description, as far as there are any. */
  readonly texts: readonly string[];
  /** Its subjects, and the names of albums it was in. */
  readonly keywords: readonly string[];
}

export const NO_XMP: XmpFacts = {
  moment: null,
  latitude: null,
  longitude: null,
  rating: null,
  texts: [],
  keywords: [],
};

/** exifr makes numbers of what looks like one. */
const word = z.union([z.string(), z.number().transform(String)]);
const text = word.nullish().catch(null);
const words = z
  .union([z.array(word), word.transform((only) => [only])])
  .nullish()
  .catch(null);

/** A text that may be told in several languages: the first is the default. */
const said = z.union([word, z.object({ value: word }).transform(({ value }) => value)]);
const told = z
  .union([said, z.array(said).transform(([first]) => first)])
  .nullish()
  .catch(null);

const schema = z.object({
  xmp: z
    .object({ Rating: z.number().int().min(-1).max(5).nullish().catch(null), CreateDate: text })
    .nullish()
    .catch(null),
  exif: z.object({ DateTimeOriginal: text, GPSLatitude: text, GPSLongitude: text }).nullish().catch(null),
  photoshop: z.object({ DateCreated: text, Headline: text }).nullish().catch(null),
  dc: z.object({ subject: words, title: told, description: told }).nullish().catch(null),
  lr: z.object({ hierarchicalSubject: words }).nullish().catch(null),
});

/** Reads an XMP packet, embedded or a sidecar file; one that makes no sense tells nothing. */
export async function readXmp(packet: Buffer): Promise<XmpFacts> {
  const { xmp, exif, photoshop, dc, lr } = schema.safeParse(await parse(packet)).data ?? {};
  const latitude = readAngle(exif?.GPSLatitude, 90);
  const longitude = readAngle(exif?.GPSLongitude, 180);
  const isPlace = latitude !== null && longitude !== null;
  return {
    moment: readMoment(exif?.DateTimeOriginal) ?? readMoment(photoshop?.DateCreated) ?? readMoment(xmp?.CreateDate),
    latitude: isPlace ? latitude : null,
    longitude: isPlace ? longitude : null,
    rating: xmp?.Rating ?? null,
    texts: [dc?.title, photoshop?.Headline, dc?.description].filter(isText).map(withoutEntities),
    keywords: [...(dc?.subject ?? []), ...albumsIn(lr?.hierarchicalSubject ?? [])].map(withoutEntities),
  };
}

/** Of keywords with those above them, all but albums stand among the subjects as well. */
function albumsIn(hierarchical: readonly string[]): string[] {
  const heading = `${ALBUMS}|`;
  return hierarchical.filter((path) => path.startsWith(heading)).map((path) => path.slice(heading.length));
}

async function parse(packet: Buffer): Promise<unknown> {
  try {
    const wanted = { xmp: true, ifd0: {}, exif: false, gps: false, reviveValues: false, mergeOutput: false };
    return await exifr.parse(inTiff(packet), wanted);
  } catch {
    // The photo itself may be fine.
    return undefined;
  }
}

const XMP_TAG = 700;
const BYTES = 1;

/** A packet as the one value of a TIFF file: exifr reads packets inside pictures only. */
function inTiff(packet: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(1, 8);
  head.writeUInt16LE(XMP_TAG, 10);
  head.writeUInt16LE(BYTES, 12);
  head.writeUInt32LE(packet.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, packet]);
}

/** `47,33.5N` or `47,33,30N`, as degrees. */
function readAngle(value: string | null | undefined, most: number): number | null {
  const parts = /^(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])$/.exec(value ?? '');
  if (parts === null) return null;
  const degrees = Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600;
  if (degrees > most) return null;
  return parts[4] === 'S' || parts[4] === 'W' ? -degrees : degrees;
}

const isText = (value: string | null | undefined): value is string => value != null;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(value: string): string {
  return value.replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
