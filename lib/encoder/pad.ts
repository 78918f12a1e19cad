import type { Tokenizer } from './tokenizer';

/** A text as its tower takes it; the mask is 1 where there is text. */
export interface PaddedText {
  readonly ids: readonly number[];
  readonly mask: readonly number[];
}

/** Fills ids up to a length, on the side the tokenizer was made for. */
export function pad(
  ids: readonly number[],
  length: number,
  { padId, padsLeft }: Pick<Tokenizer, 'padId' | 'padsLeft'>,
): PaddedText {
  const filling = new Array<number>(Math.max(0, length - ids.length)).fill(padId);
  const [ones, zeros] = [ids.map(() => 1), filling.map(() => 0)];
  return padsLeft
    ? { ids: [...filling, ...ids], mask: [...zeros, ...ones] }
    : { ids: [...ids, ...filling], mask: [...ones, ...zeros] };
}

/** Ids that are all text. */
export function unpadded(ids: readonly number[]): PaddedText {
  return { ids, mask: ids.map(() => 1) };
}
