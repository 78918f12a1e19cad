import { formatDay, formatShortDay } from '../format/dates';
import type { Locale } from '../format/locale';

interface DayHeadingProps {
  /** ISO 8601. */
  readonly date: string;
  readonly locale: Locale;
}

/** The day that begins with a photo, above it; as wide as the photo at most. */
export function DayHeading({ date, locale }: DayHeadingProps) {
  return (
    <h3 className="pointer-events-none absolute inset-x-0 bottom-full flex h-(--day) items-end pb-1 text-small font-normal text-quiet">
      <time dateTime={date.slice(0, 10)} title={formatDay(date, locale)} className="truncate">
        {formatShortDay(date, locale)}
      </time>
    </h3>
  );
}
