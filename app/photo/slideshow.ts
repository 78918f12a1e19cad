import { useEffect, useSyncExternalStore } from 'react';

/** Milliseconds each photo is shown. */
const SHOWN_MS = 4_000;

/** Whether a slideshow goes on: from one photo's page to the next. Lives as long as the tab. */
let isRunning = false;
const listeners = new Set<() => void>();

export function runSlideshow(running: boolean): void {
  isRunning = running;
  for (const listener of listeners) listener();
}

/** Goes on to the next photo after a while; ends with the last one, and with any key or touch. @returns whether it runs */
export function useSlideshow(photoId: number, hasNext: boolean): boolean {
  const running = useSyncExternalStore(
    subscribe,
    () => isRunning,
    () => false,
  );

  useEffect(() => {
    if (!running) return;
    if (!hasNext) {
      runSlideshow(false);
      return;
    }
    const timer = setTimeout(() => document.querySelector<HTMLElement>('[data-stage="next"]')?.click(), SHOWN_MS);
    const stop = (event: Event): void => {
      if (!isPressOfButton(event)) runSlideshow(false);
    };
    document.addEventListener('keydown', stop, { capture: true });
    document.addEventListener('pointerdown', stop, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', stop, { capture: true });
      document.removeEventListener('pointerdown', stop, { capture: true });
    };
  }, [running, hasNext, photoId]);

  return running;
}

/** Whether it is pressed, by hand or by key: then the button itself says what is meant. */
function isPressOfButton(event: Event): boolean {
  const isPress = !(event instanceof KeyboardEvent) || event.key === 'Enter' || event.key === ' ';
  return isPress && event.target instanceof Element && event.target.closest('[data-stage="slideshow"]') !== null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
