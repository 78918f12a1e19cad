'use client';

import type { ModelSwitch } from '#lib/nouns';
import { formatTimeLeft } from '../format/numbers';
import { say } from '../strings/message';
import { ProgressBar } from '../status/progress-bar';
import { useLocale } from '../ui/locale-context';

/** How many photos the next model has read, and how long the others will take. */
export function SwitchProgress({ change, title }: { change: ModelSwitch; title: string }) {
  const { done, total, secondsLeft } = change;
  const locale = useLocale();
  const { models, progress } = locale.strings;

  return (
    <div className="grid gap-2.5">
      <ProgressBar share={total === 0 ? 0 : done / total} label={say(progress.readBy, { model: title }, locale)} />
      <p className="flex flex-wrap justify-between gap-x-6 text-small">
        <span>{say(models.switching.progress, { done, count: total }, locale)}</span>
        {secondsLeft !== null && <span className="text-quiet">{formatTimeLeft(secondsLeft, locale)}</span>}
      </p>
    </div>
  );
}
