'use client';

import type { ModelSwitch } from '#lib/nouns';
import { countOf, formatCount, formatTimeLeft } from '../format/numbers';
import { ProgressBar } from '../status/progress-bar';
import { useLocale } from '../ui/locale-context';

/** How many photos the next model has read, and how long the others will take. */
export function SwitchProgress({ change, title }: { change: ModelSwitch; title: string }) {
  const { done, total, secondsLeft } = change;
  const locale = useLocale();

  return (
    <div className="grid gap-2.5">
      <ProgressBar share={total === 0 ? 0 : done / total} label={`Photos ${title} has read`} />
      <p className="flex flex-wrap justify-between gap-x-6 text-small">
        <span>
          {formatCount(done, locale)} of {countOf(total, ['photo', 'photos'], locale)}
        </span>
        {secondsLeft !== null && <span className="text-quiet">{formatTimeLeft(secondsLeft, locale)}</span>}
      </p>
    </div>
  );
}
