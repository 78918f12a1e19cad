'use client';

import { useStrings } from '../ui/locale-context';
import { useRefresh } from '../ui/use-refresh';

const EVERY_MS = 1_500;

/** Asks for the page again until the indexer has applied the newest rule or judgement. */
export function RefreshWhileUpdating() {
  const { updating } = useStrings().albums.album;
  useRefresh(EVERY_MS, true);

  return (
    <p role="status" className="text-small text-quiet">
      {updating}
    </p>
  );
}
