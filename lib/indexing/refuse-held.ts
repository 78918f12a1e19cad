import { RummageError } from '../errors';
import type { IndexingSettings } from '../nouns';
import { isInWindow, timeOfDay } from './window';

/**
 * For whoever would wait for indexing to be done: refuses when it would be hours, or for ever.
 *
 * @throws RummageError `conflict`
 */
export function refuseHeld({ paused, window }: IndexingSettings, now = new Date()): void {
  if (paused) {
    throw new RummageError('conflict', 'Indexing is paused.', { hint: '`npx rummage resume` lets it go on.' });
  }
  if (window !== null && !isInWindow(window, now)) {
    throw new RummageError(
      'conflict',
      `Photos are indexed between ${window.from} and ${window.to} only, and it is ${timeOfDay(now)}.`,
      { hint: '`npx rummage indexing --window off` allows it at any time.' },
    );
  }
}
