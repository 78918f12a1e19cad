import type { HeldTimeline } from './held-timeline';
import type { Anchor } from './wall';

/** The timeline as it was left, and where; as long as the tab lives. On the server it is always empty. */
interface Left {
  readonly timeline: HeldTimeline;
  readonly anchor: Anchor | null;
}

const KEY = 'rummage.timeline';
/** A step in history shows its page within this time, in milliseconds. */
const STEP_MS = 3_000;

let left: Left | null = null;
let steppedAt = -Infinity;
let isWatching = false;

export function leaveTimeline(timeline: HeldTimeline, anchor: Anchor | null): void {
  left = { timeline, anchor };
}

export function leftTimeline(): Left | null {
  return left;
}

/** Notes from now on when somebody goes back or forward, and where the timeline is when the page is left or loaded anew. */
export function watchHistory(anchor: () => Anchor | null): () => void {
  if (!isWatching) window.addEventListener('popstate', () => (steppedAt = performance.now()));
  isWatching = true;

  const note = () => sessionStorage.setItem(KEY, JSON.stringify(anchor()));
  window.addEventListener('pagehide', note);
  return () => window.removeEventListener('pagehide', note);
}

/** Whether the page is shown because somebody went back or forward to it. */
export function isStepInHistory(): boolean {
  return performance.now() - steppedAt < STEP_MS;
}

/** Where the timeline was when this tab last left it by loading a page, if it was gone back to or loaded anew; answers once. */
export function takeNotedAnchor(): Anchor | null {
  const noted = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (noted === null || (entry?.type !== 'reload' && entry?.type !== 'back_forward')) return null;
  return JSON.parse(noted) as Anchor | null;
}
