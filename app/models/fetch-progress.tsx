'use client';

import { Pause, Play } from 'lucide-react';
import type { ModelFetch } from '#lib/nouns';
import { formatBytes, formatTimeLeft } from '../format/numbers';
import { ProgressBar } from '../status/progress-bar';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';

interface FetchProgressProps {
  readonly fetch: ModelFetch;
  readonly title: string;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

/** A download: how far, how fast, how long, and why it stands still. */
export function FetchProgress({ fetch, title, onPause, onResume }: FetchProgressProps) {
  const locale = useLocale();
  const { state, doneBytes, totalBytes, problem } = fetch;
  const share = totalBytes ? Math.min(1, doneBytes / totalBytes) : 0;

  return (
    <div className="grid gap-3">
      {problem && state !== 'running' && (
        <div role="alert" className="rounded-control bg-sunken p-4">
          <p className="font-medium wrap-anywhere">{problem.reason}</p>
          <p className="mt-1 wrap-anywhere text-quiet">{problem.remedy}</p>
        </div>
      )}
      <ProgressBar share={share} label={`Download of ${title}`} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-small text-quiet">
          {totalBytes === null
            ? 'Asking what there is to download'
            : `${formatBytes(doneBytes, locale)} of ${formatBytes(totalBytes, locale)}`}
          {paceOf(fetch, locale)}
        </p>
        {state === 'running' ? (
          <button type="button" onClick={onPause} className={`${plainButton} noscript:hidden`}>
            <Pause aria-hidden strokeWidth={1.75} className="size-4.5" />
            Pause
          </button>
        ) : (
          <button type="button" onClick={onResume} className={`${plainButton} noscript:hidden`}>
            <Play aria-hidden strokeWidth={1.75} className="size-4.5" />
            Resume
          </button>
        )}
      </div>
    </div>
  );
}

function paceOf({ state, bytesPerSecond, secondsLeft }: ModelFetch, locale: ReturnType<typeof useLocale>): string {
  if (state === 'paused') return ', paused';
  if (state === 'failed') return ', stopped';
  const pace = bytesPerSecond > 0 ? `, ${formatBytes(bytesPerSecond, locale)} a second` : '';
  return secondsLeft === null ? pace : `${pace}, ${formatTimeLeft(secondsLeft, locale)}`;
}
