import { CHUNK_SIZE } from '#lib/timeline/chunk';
import { takeLastShown } from '../grid/last-opened';
import { cellOf } from '../selection/selectable-photos';
import { ChunkLoader } from './chunk-loader';
import { fetchTimeline, HeldTimeline } from './held-timeline';
import { isStepInHistory, leaveTimeline, leftTimeline, takeNotedAnchor, watchHistory } from './left-timeline';
import { type Anchor, Wall } from './wall';
import { frameOf, scrolledBy, scrollWallTo } from './wall-frame';
import type { WallPainter } from './wall-painter';

/** Without `scrollend`, scrolling has ended when nothing was heard of it for so long, in milliseconds; jumping, too. */
const QUIET_MS = 150;
/** Photos around one that are in sight with it, at most. */
const AROUND = 100;

/** Keeps the wall of the whole library in an element, in step with the page's scrolling and with the library. */
export class WallKeeper {
  readonly #listeners = new Set<() => void>();
  readonly #loader = new ChunkLoader(
    (timeline) => this.#wall?.timeline === timeline && this.#wall.look(),
    () => this.#fail(),
  );
  #painter: WallPainter | null = null;
  #wall: Wall | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
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
  wall = (): Wall | null => this.#wall;

  /** Whether photos in sight could not be loaded. */
  hasFailed = (): boolean => this.#hasFailed;

  /** Begins: as the timeline was left, if it was gone back to. @returns what ends it */
  attach(painter: WallPainter): () => void {
    this.#painter = painter;
    const left = leftTimeline();
    const lastShown = takeLastShown('');
    if (left && (lastShown !== null || isStepInHistory())) this.#return(left.timeline, left.anchor, lastShown);
    const unwatch = watchHistory(() => this.#wall?.anchor() ?? null);
    return () => {
      unwatch();
      if (this.#wall) leaveTimeline(this.#wall.timeline, this.#wall.anchor());
      this.#show(null);
      this.#painter = null;
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

  /** Goes to a position at once; its photos come when one stays there. */
  goTo(position: number): void {
    const wall = this.#wall;
    this.#scrollTo(wall?.goTo(position, true) ?? null);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#wall === wall) this.#scrollTo(wall?.settled() ?? null);
    }, QUIET_MS);
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
    if (!this.#painter || timeline.shape.photos === 0) return null;
    return new Wall(timeline, frameOf(this.#painter.area), (chunks) => this.#loader.want(timeline, chunks));
  }

  #show(wall: Wall | null): void {
    this.#unfollow?.();
    this.#goal = null;
    this.#wall = wall;
    this.#unfollow = wall && this.#painter ? this.#follow(wall, this.#painter) : null;
    if (wall) this.#keepFocused(wall);
    this.#painter?.paint(wall?.view() ?? null);
    this.#giveFocus();
    this.#tell();
  }

  /** What has the focus in the list that was here before gets it again in the new one. */
  #keepFocused(wall: Wall): void {
    const id = cellOf(document.activeElement);
    const place = id === null ? null : wall.timeline.placeOf(id);
    if (place === null) return;
    this.#wanted = id;
    wall.keep(place);
    wall.look();
  }

  #reveal(wall: Wall, place: number): void {
    this.#wanted = wall.photo(place)?.id ?? null;
    wall.keep(place);
    this.#scrollTo(wall.reveal(place));
  }

  #follow(wall: Wall, painter: WallPainter): () => void {
    let painted = wall.view();
    const unsubscribe = wall.subscribe(() => {
      if (wall.view() === painted) return;
      painted = wall.view();
      painter.paint(painted);
      this.#giveFocus();
    });
    const { area } = painter;
    const unscroll = followScrolling(area, {
      onScroll: () => this.#scrollTo(wall.scrolled(scrolledBy(area))),
      // A jump ends scrolling, too; another may follow.
      onSettled: () => this.#resting === undefined && this.#scrollTo(wall.settled()),
      onResized: () => this.#scrollTo(wall.reframe(frameOf(area))),
    });
    return () => {
      unsubscribe();
      unscroll();
      painter.stop();
      clearTimeout(this.#resting);
      this.#resting = undefined;
    };
  }

  #scrollTo(scrolled: number | null): void {
    if (scrolled !== null && this.#painter) scrollWallTo(this.#painter.area, scrolled);
  }

  #giveFocus(): void {
    const link = this.#wanted === null ? null : this.#painter?.linkOf(this.#wanted);
    if (!link) return;
    this.#wanted = null;
    this.#goal = null;
    link.focus({ preventScroll: true });
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
