import { hindranceOf } from './hindrance';

/** What kind of fault it is; the HTTP layer and the command line turn it into a status and an exit code. */
export type ErrorCode =
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many-requests'
  | 'too-large'
  | 'bad-config'
  | 'bad-model'
  | 'bad-database'
  | 'locked'
  | 'unavailable'
  | 'internal';

/** The characters of a typed query an error is about, counted in UTF-16 units. */
export interface ErrorPlace {
  readonly position: number;
  readonly length: number;
}

export interface RummageErrorOptions {
  /** What the person can do about it, as one sentence. */
  readonly hint: string;
  readonly at?: ErrorPlace | undefined;
  readonly cause?: unknown;
}

/**
 * An error meant to be read by the person using Rummage: `message` says what was expected and what arrived, `hint`
 * what to do. Neither holds a stack, a secret, or an absolute path the person did not type.
 */
export class RummageError extends Error {
  override readonly name = 'RummageError';
  readonly code: ErrorCode;
  readonly hint: string;
  readonly at: ErrorPlace | undefined;

  /** By name, since Next loads several copies of this class into one process, and an error may cross between them. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'RummageError';
  }

  constructor(code: ErrorCode, message: string, { hint, at, cause }: RummageErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
    this.at = at;
  }
}

/** The plain form that crosses a worker or HTTP boundary. */
export interface ErrorAnswer {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  /** Only of a query that cannot be understood. */
  readonly at?: ErrorPlace;
}

/** Reduces any thrown value to what may be shown; an unexpected one keeps its details for the log only. */
export function toErrorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof RummageError) {
    const { code, message, hint, at } = error;
    return { code, message, hint, ...(at && { at }) };
  }
  const problem = hindranceOf(error);
  if (problem !== null) return { code: 'unavailable', message: problem.reason, hint: problem.remedy };

  return {
    code: 'internal',
    message: 'Something went wrong inside Rummage.',
    hint: 'Try again; if it happens twice, the log printed by `npm start` says more.',
  };
}

/** The reverse of {@link toErrorAnswer}, on the other side of a worker boundary. */
export function fromErrorAnswer(answer: ErrorAnswer): RummageError {
  return new RummageError(answer.code, answer.message, { hint: answer.hint, at: answer.at });
}
