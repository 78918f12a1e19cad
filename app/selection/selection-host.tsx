'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing';
import { focusBar, focusChosen } from './focus-photo';
import { selectAll } from './select-all';
import { clearSelection, focusedPhoto, selectedList, useSelecting } from './selection-store';

const SelectionBar = dynamic(() => import('./selection-bar').then((bar) => bar.SelectionBar), { ssr: false });

/** Keys that do something to photos, see `selection-keys.ts`. */
const KEYS = /^(?:[0-5bcdfhrt]|Delete)$/;

/** What follows from selecting, wherever on the page the photos are: the bar, and the keys. Loads the rest when it is needed. */
export function SelectionHost() {
  const isShown = useSelecting((state) => selectedList(state) !== null);
  useSelectingKeys();

  return isShown ? <SelectionBar /> : null;
}

function useSelectingKeys(): void {
  const router = useRouter();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { activeElement } = document;
      const busy = isTyping(activeElement) || document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (busy || event.defaultPrevented || event.altKey) return;

      const isMeant = selectedList() !== null || focusedPhoto() !== null;
      if (event.ctrlKey || event.metaKey) {
        if (event.key === 'z') void import('../ui/offer-undo').then(({ undoLastAction }) => undoLastAction());
        if (event.key !== 'a' || !isMeant) return;
        event.preventDefault();
        selectAll();
      } else if (event.key === 'Escape' && selectedList() !== null) {
        event.preventDefault();
        focusChosen();
        clearSelection();
      } else if (event.key === 'Tab' && !event.shiftKey && selectedList() !== null && focusedPhoto() !== null) {
        // All other photos would come before it: there may be a million.
        if (focusBar()) event.preventDefault();
      } else if (isMeant && KEYS.test(event.key)) {
        // A letter that opens a field is not to be typed into it.
        event.preventDefault();
        void import('./selection-keys').then(({ pressKey }) => pressKey(event.key, router.refresh));
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
}
