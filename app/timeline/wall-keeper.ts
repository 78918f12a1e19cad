import { CHUNK_SIZE } from '#lib/timeline/chunk';
import { takeLastShown } from '../grid/last-opened';
import { ChunkLoader } from './chunk-loader';
import { fetchTimeline, HeldTimeline } from './held-timeline';
import { isStepInHistory, leaveTimeline, leftTimeline, takeNotedAnchor, watchHistory } from './left-timeline';
import { type Anchor, Wall, type WallView } from './wall';
import { frameOf, scrolledBy, scrollWallTo } from './wall-frame';

/** Without `scrollend`, scrolling has ended when nothing was heard of it for so long, in milliseconds. */
const QUIET_MS = 150;
/** Photos around one that are in sight with it, at most. */
const AROUND = 100;

/** What there is to be shown; the same object while nothing changed. */
export interface KeptWall {
  readonly wall: Wall;
  readonly view: WallView;
}

/** Keeps the wall of the whole library in an element, in step with the page's scrolling and with the library. */
export class WallKeeper {
  readonly #listeners = new Set<() => void>();
  readonly #loader = new ChunkLoader(
    (timeline) => this.#wall?.timeline === timeline && this.#wall.look(),
    () => this.#fail(),
  );
  #element: HTMLElement | null = null;
  #wall: Wall | null = null;
  #kept: KeptWall | null = null;
  #unfollow: (() => void) | null = null;
  #hasFailed = false;
  /** The photo that is to have the focus as soon as it is there. */
  #wanted: number | null = null;
  /** Its place, from when the key was pressed. */
  #goal: number | null = null;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null until the timeline is there: then the first page is shown. */
  kept = (): KeptWall | null => this.#kept;

  /** Whether photos in sight could not be loaded. */
  hasFailed = (): boolean => this.#hasFailed;

  /** Begins: as the timeline was left, if it was gone back to. @returns what ends it */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    const left = leftTimeline();
    const lastShown = takeLastShown('');
    if (left && (lastShown !== null || isStepInHistory())) this.#return(left.timeline, left.anchor, lastShown);
    const unwatch = watchHistory(() => this.#wall?.anchor() ?? null);
    return () => {
      unwatch();
      if (this.#wall) leaveTimeline(this.#wall.timeline, this.#wall.anchor());
      this.#show(null);
      this.#element = null;
    };
  }

  /** Asks for the library as it is now; what is in sight stays there. */
  async refresh(): Promise<void> {
    const before = this.#wall;
    const noted = before ? null : takeNotedAnchor();
    try {
      const summary = await fetchTimeline((before?.anchor() ?? noted)?.photoId ?? null);
      if (this.#wall !== before || summary.version === before?.timeline.shape.version) return;

      const timeline = new HeldTimeline(summary);
      await timeline.loadAround(summary.place ?? 0, AROUND);
      if (this.#wall === before) this.#replace(timeline, noted, summary.place);
    } catch {
      this.#fail();
    }
  }

  /** Loads again what could not be loaded. */
  async tryAgain(): Promise<void> {
    this.#hasFailed = false;
    this.#tell();
    await this.refresh();
    this.#wall?.look();
  }

  /** Goes to a position at once; `isHurried` while one goes on from there before long. */
  goTo(position: number, isHurried = false): void {
    this.#scrollTo(this.#wall?.goTo(position, isHurried) ?? null);
  }

  /** Brings a photo into sight and focuses it; or, where none is shown, the next in a direction. */
  async focus(place: number, step: 1 | -1): Promise<void> {
    const wall = this.#wall;
    if (!wall) return;
    this.#goal = place;
    const chunk = Math.floor(place / CHUNK_SIZE);
    try {
      if (wall.timeline.chunk(chunk) === null) await wall.timeline.load(chunk);
    } catch {
      this.#goal = null;
      this.#fail();
      return;
    }
    const shown = wall.shownFrom(place, step);
    if (shown === null || this.#wall !== wall) {
      this.#goal = null;
      return;
    }
    this.#goal = shown;
    this.#reveal(wall, shown);
    wall.look();
    // One that is in the page already has the focus before the next key comes.
    this.#giveFocus();
  }

  /** Where the next key goes on from: the photo that is about to get the focus, or else the one that has it. */
  goingOnFrom(focused: number): number {
    return this.#goal ?? focused;
  }

  #return(timeline: HeldTimeline, anchor: Anchor | null, lastShown: number | null): void {
    const wall = this.#open(timeline);
    this.#show(wall);
    if (!wall) return;
    if (anchor) this.#scrollTo(wall.return(anchor));
    const place = lastShown === null ? null : timeline.placeOf(lastShown);
    if (place === null) return;
    this.#reveal(wall, place);
    wall.look();
  }

  #replace(timeline: HeldTimeline, noted: Anchor | null, asked: number | null): void {
    const before = this.#wall;
    // Somebody may have scrolled on meanwhile.
    const anchor = before?.anchor() ?? noted;
    const wall = this.#open(timeline);
    this.#show(wall);
    const place = anchor && (timeline.placeOf(anchor.photoId) ?? asked);
    if (anchor && place !== null) this.#scrollTo(wall?.return(anchor, place) ?? null);
    else if (before) this.#scrollTo(wall?.goTo(before.position) ?? null);
  }

  #open(timeline: HeldTimeline): Wall | null {
    if (!this.#element || timeline.shape.photos === 0) return null;
    return new Wall(timeline, frameOf(this.#element), (chunks) => this.#loader.want(timeline, chunks));
  }

  #show(wall: Wall | null): void {
    this.#unfollow?.();
    this.#goal = null;
    this.#wall = wall;
    this.#unfollow = wall && this.#element ? this.#follow(wall, this.#element) : null;
    this.#changed();
  }

  #reveal(wall: Wall, place: number): void {
    this.#wanted = wall.photo(place)?.id ?? null;
    wall.keep(place);
    this.#scrollTo(wall.reveal(place));
  }

  #follow(wall: Wall, element: HTMLElement): () => void {
    let frame = 0;
    const unsubscribe = wall.subscribe(() => {
      this.#changed();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        this.#giveFocus();
        if (wall.view().isPartial) wall.look();
      });
    });
    const unscroll = followScrolling(element, {
      onScroll: () => this.#scrollTo(wall.scrolled(scrolledBy(element))),
      onSettled: () => this.#scrollTo(wall.settled()),
      onResized: () => this.#scrollTo(wall.reframe(frameOf(element))),
    });
    return () => {
      unsubscribe();
      unscroll();
      cancelAnimationFrame(frame);
    };
  }

  /** The element is as high as the wall needs before the page is scrolled, which React would do too late. */
  #changed(): void {
    const view = this.#wall?.view() ?? null;
    if (view === (this.#kept?.view ?? null)) return;
    this.#kept = this.#wall && view ? { wall: this.#wall, view } : null;
    if (this.#element) this.#element.style.height = view ? `${view.height}px` : '';
    this.#tell();
  }

  #scrollTo(scrolled: number | null): void {
    if (scrolled !== null && this.#element) scrollWallTo(this.#element, scrolled);
  }

  #giveFocus(): void {
    const cell = this.#element?.querySelector<HTMLElement>(`[data-cell="${this.#wanted}"]`);
    if (this.#wanted === null || !cell) return;
    this.#wanted = null;
    this.#goal = null;
    cell.focus({ preventScroll: true });
  }

  #fail(): void {
    this.#hasFailed = true;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

interface ScrollListeners {
  readonly onScroll: () => void;
  readonly onSettled: () => void;
  readonly onResized: () => void;
}

function followScrolling(element: HTMLElement, { onScroll, onSettled, onResized }: ScrollListeners): () => void {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const hasEnd = 'onscrollend' in window;
  const scroll = () => {
    onScroll();
    clearTimeout(quiet);
    if (!hasEnd) quiet = setTimeout(onSettled, QUIET_MS);
  };

  window.addEventListener('scroll', scroll, { passive: true });
  if (hasEnd) window.addEventListener('scrollend', onSettled);
  window.addEventListener('resize', onResized);
  const observer = new ResizeObserver(onResized);
  observer.observe(element);
  return () => {
    clearTimeout(quiet);
    window.removeEventListener('scroll', scroll);
    window.removeEventListener('scrollend', onSettled);
    window.removeEventListener('resize', onResized);
    observer.disconnect();
  };
}
