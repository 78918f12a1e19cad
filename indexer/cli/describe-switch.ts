import type { ModelSwitch } from '#lib/nouns';
import { describeDuration } from './print';

/** How far the next model has come, as the rest of a sentence that begins with its name. */
export function describeSwitch({ state, done, total, secondsLeft, problem }: ModelSwitch): string {
  const covered = `covers ${done} of ${total} photos`;
  if (state === 'failed')
    return `${covered}, and has stopped: ${problem?.reason ?? ''} ${problem?.remedy ?? ''}`.trim();
  if (state === 'waiting') return `${covered}, and waits for photos that cannot be reached`;
  return `is being made ready: ${covered}${secondsLeft === null ? '' : `, ${describeDuration(secondsLeft)} left`}`;
}
