import { type ErrorAnswer, RummageError, toErrorAnswer } from '#lib/errors';

export type Outcome<T> = { readonly value: T } | { readonly problem: ErrorAnswer };

/**
 * Runs work whose failure a page can show in its own words; anything unexpected goes on to the error page.
 * Next hides the message of an error thrown by a server component, so it has to become a value first.
 */
export async function orProblem<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof RummageError) return { problem: toErrorAnswer(error) };
    throw error;
  }
}
