'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Status } from '#lib/nouns';
import { countOf, formatCount } from '../format/numbers';
import { doneShare, isBusy, paceInWords } from '../status/progress-words';
import { ProgressBar } from '../status/progress-bar';
import { useLiveStatus } from '../status/use-live-status';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';

/** Often enough to feel live, seldom enough for the server to have time for photos. */
const REFRESH_EVERY_MS = 2_500;

/**
 * One line above the photos while more of them are being read; new ones appear below it by themselves.
 *
 * @param follows whether the list below should be asked for again as photos arrive
 */
export function IndexingStrip({ initial, follows }: { initial: Status; follows: boolean }) {
  const locale = useLocale();
  const { status } = useLiveStatus(initial);
  useRefreshWith(follows ? status.photos.indexed : null);

  const { indexed, pending, failed } = status.photos;
  if (!isBusy(status)) return null;
  return (
    <section aria-label="Reading photos" className="mx-4 mb-4 rounded-panel bg-sunken px-4 py-3 sm:mx-5">
      <p className="mb-2.5 flex flex-wrap justify-between gap-x-6 text-small">
        <span>
          {pending > 0
            ? `${formatCount(indexed, locale)} of ${countOf(indexed + pending + failed, ['photo', 'photos'], locale)} can be searched`
            : 'Looking through your folders'}
        </span>
        <span className="text-quiet">
          {paceInWords(status, locale)}{' '}
          <Link href="/status" className={quietLink}>
            Details
          </Link>
        </span>
      </p>
      <ProgressBar share={doneShare(status.photos)} label="Photos that can be searched" />
    </section>
  );
}

/** Asks the server for the page again when `value` has changed, at most every few seconds; null never does. */
function useRefreshWith(value: number | null): void {
  const router = useRouter();
  const shown = useRef(value);

  useEffect(() => {
    if (value === null || value === shown.current) return;

    const timer = setTimeout(() => {
      shown.current = value;
      // Someone who has scrolled away is looking at something: do not move it under their eyes.
      if (window.scrollY < window.innerHeight) router.refresh();
    }, REFRESH_EVERY_MS);
    return () => clearTimeout(timer);
  }, [value, router]);
}
