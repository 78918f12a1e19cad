'use client';

import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { areToastsWanted, noteHand, onToastsWanted } from './toast';

const Toaster = lazy(() => import('./toaster').then(({ Toaster }) => ({ default: Toaster })));

/** Shows toasts; loaded with the first, as most pages never show one. */
export function Toasts() {
  const isWanted = useSyncExternalStore(onToastsWanted, areToastsWanted, () => false);

  useEffect(() => {
    const hands = new AbortController();
    // Before anything on the page answers with a toast.
    const listening = { capture: true, signal: hands.signal };
    document.addEventListener('keydown', () => noteHand(true), listening);
    document.addEventListener('pointerdown', () => noteHand(false), listening);
    return () => hands.abort();
  }, []);

  return (
    isWanted && (
      <Suspense fallback={null}>
        <Toaster />
      </Suspense>
    )
  );
}
