'use client';

import { useRefresh } from '../ui/use-refresh';

const EVERY_MS = 1_500;

/** Asks for the page again until the indexer has applied the newest rule or judgement. */
export function RefreshWhileUpdating() {
  useRefresh(EVERY_MS, true);

  return (
    <p role="status" className="text-small text-quiet">
      Updating: the photos follow in a moment.
    </p>
  );
}
