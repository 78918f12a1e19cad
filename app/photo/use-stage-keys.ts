import { useRouter } from 'next/navigation';
import { type MouseEvent, useCallback, useEffect, useState } from 'react';
import { isListBehind, showPhoto } from '../grid/last-opened';
import { isRightToLeft } from '../ui/is-right-to-left';
import { isTyping } from '../ui/is-typing';

const KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Escape: 'close',
  Delete: 'trash',
  s: 'slideshow',
  f: 'favourite',
  h: 'hide',
  d: 'download',
  c: 'copy-path',
  ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((stars) => [String(stars), `rate-${stars}`])),
};

const MIRRORED: typeof KEYS = { ArrowLeft: 'next', ArrowRight: 'previous' };

/**
 * Arrows, escape, delete and letters press the page's own links and buttons, so that keys and clicks cannot come to mean different things.
 *
 * @returns what closing does: back in history when that is where the list is, so that its place in the page is kept
 */
export function useStageKeys(id: number, context: string | null): (event: MouseEvent) => void {
  const router = useRouter();
  const [listIsBehind] = useState(() => isListBehind(context));

  useEffect(() => showPhoto(id, context), [id, context]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const part = (isRightToLeft() && MIRRORED[event.key]) || KEYS[event.key];
      const busy = isTyping(document.activeElement) || document.querySelector('[role="dialog"], [role="menu"]');
      if (!part || busy || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;

      document.querySelector<HTMLElement>(`[data-stage="${part}"]`)?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return useCallback(
    (event) => {
      if (!listIsBehind) return;
      event.preventDefault();
      router.back();
    },
    [listIsBehind, router],
  );
}
