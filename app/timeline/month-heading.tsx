import { formatMonth } from '../format/dates';
import type { Locale } from '../format/locale';

/** What a `<time>` says: a month. @param date a moment in it, as ISO 8601 */
export function monthTime(date: string, locale: Locale) {
  return { dateTime: date.slice(0, 7), text: formatMonth(date, locale) };
}

interface MonthHeadingProps {
  /** Null where it is filled in later. */
  readonly month: ReturnType<typeof monthTime> | null;
  /** Whether the wall is laid out: then this is as high as the month, and placed. */
  readonly isLaid?: boolean;
}

/** The month's name; while its photos are in sight, it stays in sight, too. */
export function MonthHeading({ month, isLaid = false }: MonthHeadingProps) {
  return (
    <li className={isLaid ? 'pointer-events-none absolute inset-x-0 top-0 z-10' : 'w-full'}>
      <h2 className="sticky top-(--bar) flex h-(--month) items-center bg-ground/92 px-2 text-base font-medium sm:px-4">
        <time dateTime={month?.dateTime}>{month?.text}</time>
      </h2>
    </li>
  );
}
