import { formatDay, formatShortDay } from '../format/dates';
import type { Locale } from '../format/locale';

/** What a `<time>` says: the day that begins with a photo. @param date as ISO 8601 */
export function dayTime(date: string, locale: Locale) {
  return { dateTime: date.slice(0, 10), title: formatDay(date, locale), text: formatShortDay(date, locale) };
}

interface DayHeadingProps {
  /** Null where it is filled in later. */
  readonly day: ReturnType<typeof dayTime> | null;
}

/** The day that begins with a photo, above it; as wide as the photo at most. */
export function DayHeading({ day }: DayHeadingProps) {
  return (
    <h3 className="pointer-events-none absolute inset-x-0 bottom-full flex h-(--day) items-end pb-1 text-small font-normal text-quiet">
      <time dateTime={day?.dateTime} title={day?.title} className="truncate">
        {day?.text}
      </time>
    </h3>
  );
}
