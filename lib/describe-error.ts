import { RummageError } from './errors';

/**
 * An error as a person at a terminal reads it: what is wrong, and on a second line what to do about it. Never a stack;
 * one that nobody foresaw keeps its own first line, for this is the owner's own terminal.
 */
export function describeError(error: unknown): string {
  if (error instanceof RummageError) return `${error.message}\n${error.hint}`;

  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `${line || 'Something went wrong inside Rummage.'}\n\`npx rummage doctor\` checks the installation.`;
}
