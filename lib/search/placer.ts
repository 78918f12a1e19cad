import type { Encoder } from '../encoder/encoder';
import { RummageError } from '../errors';
import type { Candidate } from '../index/select-top';
import type { CropBox, QueryPart } from '../nouns';
import { heatIn, type Locator, type Picture, type Seen } from '../where/locator';
import { notCalibrated } from './not-calibrated';
import type { Arrangement } from './rankings';
import type { Judge } from './verdicts';

/**
 * Photos that are looked through for what is to be in a place: the best by what is asked for as a whole. An inference or two
 * for each, the first time; of a model without patches a dozen. `npm run bench -- place` tells what more of them bring.
 */
export const LOOKED_THROUGH = { patches: 40, crops: 10 } as const;

interface PlacerParts {
  readonly encoder: Encoder;
  readonly judge: Judge;
  readonly locator: Locator;
  /** What a photo looks like. @throws RummageError when it cannot be read now */
  readonly pictureOf: (photoId: number) => Promise<Picture>;
}

/** A part of a query that is to match in one place of a photo. */
interface Placed {
  /** Among the query's parts. */
  readonly at: number;
  readonly place: CropBox;
  readonly weight: number;
  /** What sets its words apart from texts in general. */
  readonly words: Float32Array;
}

/** What each part of a query adds to photos that were looked through. */
export type Placement = ReadonlyMap<number, readonly number[]>;

/** Looks through photos for what is to be in a place of them. */
export class Placer {
  readonly #parts: PlacerParts;

  constructor(parts: PlacerParts) {
    this.#parts = parts;
  }

  /**
   * @param candidates the best by what is asked for as a whole, best first
   * @param contributionsTo what each part adds to a photo as a whole, in the order of `asked`
   * @returns the same, with the heat in their place for the parts that have one; of those that can be looked through
   * @throws RummageError `conflict` while nothing tells what texts and photos have in common
   */
  async place(
    asked: readonly QueryPart[],
    candidates: readonly Candidate[],
    contributionsTo: (photoId: number) => readonly number[],
  ): Promise<Placement> {
    const { judge } = this.#parts;
    const { calibration } = judge;
    if (calibration === null) throw notCalibrated('where in photos words match');

    const placed = await this.#wordsOf(asked);
    const placement = new Map<number, readonly number[]>();
    for (const [i, { photoId }] of candidates.entries()) {
      const seen = await this.#see(photoId);
      if (seen === null) continue;
      if (i >= LOOKED_THROUGH[seen.source]) break;

      const contributions = [...contributionsTo(photoId)];
      for (const { at, place, weight, words } of placed) {
        contributions[at] = weight * heatIn(seen, place, words, calibration);
      }
      placement.set(photoId, contributions);
    }
    return placement;
  }

  async #wordsOf(asked: readonly QueryPart[]): Promise<Placed[]> {
    const { encoder, judge } = this.#parts;
    const placed: Placed[] = [];
    for (const [at, part] of asked.entries()) {
      if (!('text' in part) || part.place === undefined) continue;
      const { vector } = await encoder.query(part.text);
      const words = vector && judge.calibration?.apart(vector);
      if (words) placed.push({ at, place: part.place, weight: part.weight, words });
    }
    return placed;
  }

  /** Null for a photo that cannot be looked at now, such as one on a drive that is not connected. */
  async #see(photoId: number): Promise<Seen | null> {
    const { locator, pictureOf } = this.#parts;
    try {
      return await locator.see(await pictureOf(photoId));
    } catch (error) {
      if (error instanceof RummageError && LOOKED_AT_IN_VAIN.has(error.code)) return null;
      throw error;
    }
  }
}

/** Gone or unreadable meanwhile; anything else is a fault of ours. */
const LOOKED_AT_IN_VAIN: ReadonlySet<string> = new Set(['not-found', 'unavailable', 'bad-request']);

/** Those that were looked through, by all that is asked for; then the others as they were. */
export function arrangeByPlace(placement: Placement): Arrangement {
  const score = ({ photoId }: Candidate) =>
    (placement.get(photoId) ?? []).reduce((sum, contribution) => sum + contribution, 0);

  return {
    depth: LOOKED_THROUGH.patches,
    rank(candidates) {
      const looked = candidates.filter(({ photoId }) => placement.has(photoId));
      const others = candidates.filter(({ photoId }) => !placement.has(photoId));
      return [...looked.toSorted((a, b) => score(b) - score(a)), ...others];
    },
  };
}
