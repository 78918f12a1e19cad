import type { SkippedCounts } from '../nouns';

/** What a walk left aside, a sentence for each reason with what can be done about it; empty when it left nothing. */
export function skippedInWords({ videos, unreadable, names }: SkippedCounts): string[] {
  const of = (count: number, one: string, many: string) => (count === 1 ? `1 ${one} was` : `${count} ${many} were`);
  return [
    videos > 0 && `${of(videos, 'video', 'videos')} left aside: install FFmpeg and start Rummage again to find videos.`,
    unreadable > 0 &&
      `${of(unreadable, 'file or folder', 'files or folders')} left aside that may not be read: give your user the right to.`,
    names > 0 &&
      `${of(names, 'name', 'names')} left aside that no text can hold (not valid UTF-8): rename what they name.`,
  ].filter((sentence) => sentence !== false);
}
