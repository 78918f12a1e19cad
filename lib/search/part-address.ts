/** How the parts of a composed query are written in an address; checked by `parts.ts`, which the browser need not load. */
import { RummageError } from '../errors';
import type { CropBox, QueryPart } from '../nouns';

export const HEAVIEST = 2;
/** Less of a picture shows nothing a model could see. */
export const SMALLEST_CROP = 0.02;

const WEIGHED = /^(-?\d+(?:\.\d+)?)\*(.*)$/s;
const PICTURE = /^([^.]*)(?:\.(.*))?$/s;
const PLACED = /^(\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?){3})\.(.*)$/s;
const CROP = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/;

/**
 * Reads a part from an address: `sunset`, `-1*crowd`, `photo.12`, `0.5*photo.12.10-20-50-40` with x, y, width and height in
 * percent, `image.` and its name, or `place.0-50-50-50.dog` for words at a place. What it says is checked by {@link partsSchema}.
 *
 * @throws RummageError `bad-request`
 */
export function readPart(written: string): unknown {
  const [, number, weighed] = WEIGHED.exec(written) ?? [];
  const what = weighed ?? written;
  const weight = number === undefined ? 1 : Number(number);

  const [kind, rest] = splitOnce(what);
  if (kind === 'text' && rest !== null) return { text: rest, weight };
  if (kind === 'place' && rest !== null) return { ...readPlaced(rest, written), weight };
  if ((kind !== 'photo' && kind !== 'image') || rest === null) return { text: what, weight };

  const [, name = '', box] = PICTURE.exec(rest) ?? [];
  const crop = box === undefined ? null : readCrop(box, written);
  if (kind === 'image') return { image: name, crop, weight };
  return { photo: /^\d+$/.test(name) ? Number(name) : name, crop, weight };
}

/** The part as {@link readPart} reads it, as short as it can be. */
export function writePart(part: QueryPart): string {
  const what = writeWhat(part);
  return part.weight === 1 && !WEIGHED.test(what) ? what : `${part.weight}*${what}`;
}

function writeWhat(part: QueryPart): string {
  if ('text' in part && part.place) return `place.${writeCrop(part.place)}.${part.text}`;
  if ('text' in part) return /^(?:text|photo|image|place)\./.test(part.text) ? `text.${part.text}` : part.text;

  const name = 'photo' in part ? `photo.${part.photo}` : `image.${part.image}`;
  return part.crop ? `${name}.${writeCrop(part.crop)}` : name;
}

/** A box in tenths of a percent, inside the picture. */
function writeCrop({ x, y, width, height }: CropBox): string {
  const [left, top] = [tenths(x), tenths(y)];
  const sizes = [Math.min(tenths(width), 1000 - left), Math.min(tenths(height), 1000 - top)];
  return [left, top, ...sizes].map((value) => value / 10).join('-');
}

function tenths(fractionOf: number): number {
  return Math.round(fractionOf * 1000);
}

/** @param rest what follows `place.`: a box, a dot and words */
function readPlaced(rest: string, written: string): { text: string; place: CropBox } {
  const [, box, text] = PLACED.exec(rest) ?? [];
  if (box !== undefined && text !== undefined) return { text, place: readCrop(box, written) };

  throw new RummageError('bad-request', `part=${written.slice(0, 60)} names no place.`, {
    hint: 'Write x-y-width-height in percent and then the words, as in part=place.0-50-50-50.dog.',
  });
}

function readCrop(box: string, written: string): CropBox {
  const [x, y, width, height] = (CROP.exec(box)?.slice(1) ?? []).map((percent) => Number(percent) / 100);
  if (x !== undefined && y !== undefined && width !== undefined && height !== undefined) return { x, y, width, height };

  throw new RummageError(
    'bad-request',
    `“${box.slice(0, 60)}” in part=${written.slice(0, 60)} is no part of a picture.`,
    {
      hint: 'Write x-y-width-height in percent, as in part=photo.12.10-20-50-40.',
    },
  );
}

/** Whether a part is to match in one place. */
export function isPlaced(part: QueryPart): boolean {
  return 'text' in part && part.place !== undefined;
}

function splitOnce(what: string): readonly [kind: string, rest: string | null] {
  const dot = what.indexOf('.');
  return dot < 0 ? [what, null] : [what.slice(0, dot), what.slice(dot + 1)];
}
