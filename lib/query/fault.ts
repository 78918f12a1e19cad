import { RummageError } from '../errors';
import type { Span } from './parsed-query';

/** A piece of the query, and where it stands in it. */
export interface Piece {
  readonly text: string;
  readonly position: number;
}

/** @returns the error for a query that cannot be understood, pointing at the characters it is about */
export function queryFault(message: string, hint: string, at: Span): RummageError {
  return new RummageError('bad-request', message, { hint, at });
}

/** @returns the error for a value, pointing at it */
export function valueFault(value: Piece, message: string, hint: string): RummageError {
  return queryFault(message, hint, { position: value.position, length: Math.max(1, value.text.length) });
}
