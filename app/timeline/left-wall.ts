import type { HeldPhotos } from './held-photos';
import type { Anchor } from './wall';

/** A wall as it was left, and where; as long as the tab lives. On the server there is none. */
interface Left {
  readonly held: HeldPhotos;
  readonly anchor: Anchor | null;
}

/** A step in history shows its page within this time, in milliseconds. */
const STEP_MS = 3_000;
const MOST_KEPT = 12;

/** By list. */
const left = new Map<string, Left>();
let steppedAt = -Infinity;
let isWatching = false;

/** @param list names it */
export function leaveWall(list: string, held: HeldPhotos, anchor: Anchor | null): void {
  left.delete(list);
  left.set(list, { held, anchor });
  for (const oldest of left.keys()) {
    if (left.size <= MOST_KEPT) break;
    left.delete(oldest);
  }
}

export function leftWall(list: string): Left | null {
  return left.get(list) ?? null;
}

/** Notes from now on when somebody goes back or forward, and where a wall is when its page is left or loaded anew. */
export function watchHistory(list: string, anchor: () => Anchor | null): () => void {
  if (!isWatching) window.addEventListener('popstate', () => (steppedAt = performance.now()));
  isWatching = true;

  const note = () => {
    const at = anchor();
    if (at === null) sessionStorage.removeItem(keyOf(list));
    else sessionStorage.setItem(keyOf(list), JSON.stringify(at));
  };
  window.addEventListener('pagehide', note);
  return () => window.removeEventListener('pagehide', note);
}

/** Whether the page is shown because somebody went back or forward to it. */
export function isStepInHistory(): boolean {
  return performance.now() - steppedAt < STEP_MS;
}

/** Where a wall was when this tab last left it by loading a page, if it was gone back to or loaded anew; answers once. */
export function takeNotedAnchor(list: string): Anchor | null {
  const noted = sessionStorage.getItem(keyOf(list));
  sessionStorage.removeItem(keyOf(list));
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (noted === null || (entry?.type !== 'reload' && entry?.type !== 'back_forward')) return null;
  return JSON.parse(noted) as Anchor;
}

function keyOf(list: string): string {
  return `rummage.wall ${list}`;
}
