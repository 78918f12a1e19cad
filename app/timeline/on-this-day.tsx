import Link from 'next/link';
import type { DayBefore } from '#lib/nouns';
import { formatDay } from '../format/dates';
import type { Locale } from '../format/locale';
import { thumbnailUrl } from '../grid/thumbnail';
import { searchHref } from '../search/address';
import { say } from '../strings/message';

interface OnThisDayProps {
  readonly days: readonly DayBefore[];
  readonly locale: Locale;
}

/** The photos of this day in former years, a picture for each year. */
export function OnThisDay({ days, locale }: OnThisDayProps) {
  if (days.length === 0) return null;

  return (
    <section aria-labelledby="on-this-day" className="pe-(--scrubber) pb-4">
      <h2 id="on-this-day" className="px-4 pb-2 text-small font-medium text-quiet sm:px-5">
        {locale.strings.timeline.onThisDay}
      </h2>
      <ul className="flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-1 sm:scroll-px-5 sm:px-5">
        {days.map((day) => (
          <DayCard key={day.day} day={day} locale={locale} />
        ))}
      </ul>
    </section>
  );
}

function DayCard({ day: { day, yearsAgo, photos, cover }, locale }: { day: DayBefore; locale: Locale }) {
  const { timeline, ui } = locale.strings;
  const facts = { day: formatDay(day, locale), photos: say(ui.photos, { count: photos }, locale) };

  return (
    <li className="w-44 shrink-0 snap-start">
      {/* A search for each year is not run ahead, nor do their pictures keep those of the library waiting. */}
      <Link
        href={searchHref(new URLSearchParams(), { from: day, to: day })}
        prefetch={false}
        className="group block rounded-panel"
      >
        <img
          src={thumbnailUrl(cover, 320)}
          alt=""
          width={176}
          height={132}
          loading="lazy"
          fetchPriority="low"
          decoding="async"
          className="aspect-4/3 w-full rounded-panel bg-sunken object-cover transition-opacity group-hover:opacity-90"
          style={{ backgroundColor: cover.color ?? undefined }}
        />
        <span className="mt-2 block font-medium">{say(timeline.yearsAgo, { count: yearsAgo }, locale)}</span>
        <span className="block truncate text-small text-quiet">{say(timeline.day, facts, locale)}</span>
      </Link>
    </li>
  );
}
