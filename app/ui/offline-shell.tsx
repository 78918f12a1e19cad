'use client';

import { useEffect } from 'react';

/** Keeps a page for when Rummage cannot be reached, where the browser allows it: over HTTPS or on this machine. */
export function OfflineShell() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    // A browser that refuses shows a page of its own then, which is no fault of this one.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, []);

  return null;
}
