'use client';

import type { Status } from '#lib/nouns';
import { useLiveStatus } from '../status/use-live-status';
import { useRefreshOn } from '../status/use-refresh-on';

/** Asks for the page again as photos go missing, come back, or are forgotten by the indexer. */
export function FollowMissing({ initial }: { initial: Status }) {
  const { status } = useLiveStatus(initial);
  useRefreshOn(status.photos.missing);
  return null;
}
