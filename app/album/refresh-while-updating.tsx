'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 1_500;

/** Asks for the page again until the indexer has applied the newest rule or judgement. */
export function RefreshWhileUpdating() {
  const router = useRouter();

  useEffect(() => {
    const timer = setInterval(() => !document.hidden && router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);

  return (
    <p role="status" className="text-small text-quiet">
      Updating: the photos follow in a moment.
    </p>
  );
}
