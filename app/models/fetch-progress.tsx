'use client';

import { Pause, Play } from 'lucide-react';
import type { ModelFetch } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatBytes, formatTimeLeft } from '../format/numbers';
import { say } from '../strings/message';
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
  const { download } = locale.strings.models;
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
      <ProgressBar share={share} label={say(download.of, { title }, locale)} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-small text-quiet">{stateInWords(fetch, locale)}</p>
        {state === 'running' ? (
          <button type="button" onClick={onPause} className={`${plainButton} noscript:hidden`}>
            <Pause aria-hidden strokeWidth={1.75} className="size-4.5" />
            {download.pause}
          </button>
        ) : (
          <button type="button" onClick={onResume} className={`${plainButton} noscript:hidden`}>
            <Play aria-hidden strokeWidth={1.75} className="size-4.5" />
            {download.resume}
          </button>
        )}
      </div>
    </div>
  );
}

/** `12 MB of 352 MB, 2 MB a second, about 3 minutes left` */
function stateInWords(fetch: ModelFetch, locale: Locale): string {
  const { state, doneBytes, totalBytes, bytesPerSecond, secondsLeft } = fetch;
  const { download } = locale.strings.models;

  const sizes = { done: formatBytes(doneBytes, locale), total: formatBytes(totalBytes ?? 0, locale) };
  const share = totalBytes === null ? download.asking : say(download.share, sizes, locale);
  if (state === 'paused') return say(download.paused, { share }, locale);
  if (state === 'failed') return say(download.stopped, { share }, locale);

  const rate = { share, size: formatBytes(bytesPerSecond, locale) };
  const withRate = bytesPerSecond > 0 ? say(download.rate, rate, locale) : share;
  if (secondsLeft === null) return withRate;
  return say(download.left, { share: withRate, left: formatTimeLeft(secondsLeft, locale) }, locale);
}
