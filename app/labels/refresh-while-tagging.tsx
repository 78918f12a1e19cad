'use client';

import { useStrings } from '../ui/locale-context';
import { useRefresh } from '../ui/use-refresh';

const EVERY_MS = 1_000;

/** Says that photos are being tagged anew, and asks for the page again until they are. */
export function RefreshWhileTagging({ tagging }: { tagging: boolean }) {
  const words = useStrings().labels;
  useRefresh(EVERY_MS, tagging);

  return (
    // Always there, so that nothing moves when it is done.
    <p role="status" className="mt-2 min-h-6 text-small text-quiet">
      {tagging && words.tagging}
    </p>
  );
}
