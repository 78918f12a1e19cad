'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { Status } from '#lib/nouns';
import { useLiveStatus } from '../status/use-live-status';
import { IndexingStrip } from './indexing-strip';
import { SuspendedLine } from './suspended-line';
import { SwitchLine } from './switch-line';

/** Seen once in a library's life: its script comes only then. */
const FirstRun = dynamic(() => import('./first-run').then((first) => first.FirstRun));

/** Often enough to feel live, seldom enough for the server to have time for photos. */
const REFRESH_EVERY_MS = 2_500;

interface LiveLibraryProps {
  readonly initial: Status;
  /** Whether the list below should be asked for again as photos arrive. */
  readonly follows: boolean;
  /** Whether there is no list yet, and the way to the first photo should be shown instead. */
  readonly isFirstRun: boolean;
}

/** What the library is doing right now, above its photos or in their place. */
export function LiveLibrary({ initial, follows, isFirstRun }: LiveLibraryProps) {
  const { status } = useLiveStatus(initial);
  useRefreshWith(follows ? status.photos.indexed : null);

  return (
    <>
      <SuspendedLine folders={status.folders} />
      <IndexingStrip status={status} />
      {status.switch && <SwitchLine change={status.switch} />}
      {isFirstRun && <FirstRun status={status} />}
    </>
  );
}

/** Asks the server for the page again as `value` changes, at most every few seconds; null never does. */
function useRefreshWith(value: number | null): void {
  const router = useRouter();
  const shown = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    // A timer already running covers this change too; starting anew at each one would wait until all is read.
    if (value === null || value === shown.current || timer.current !== undefined) return;

    timer.current = setTimeout(() => {
      timer.current = undefined;
      shown.current = value;
      // Someone who has scrolled away is looking at something: do not move it under their eyes.
      if (window.scrollY < window.innerHeight) router.refresh();
    }, REFRESH_EVERY_MS);
  }, [value, router]);
}
