import { takeLastShown } from '../grid/last-opened';
import { onSaid } from '../grid/left-out';
import { cellOf } from '../selection/selectable-photos';
import { ChunkLoader } from './chunk-loader';
import type { HeldPhotos } from './held-photos';
import { isStepInHistory, leaveWall, leftWall, takeNotedAnchor, watchHistory } from './left-wall';
import { type Anchor, Wall } from './wall';
import { frameOf, scrolledBy, scrollWallTo } from './wall-frame';
import type { WallPainter } from './wall-painter';

/** Without `scrollend`, scrolling has ended when nothing was heard of it for so long, in milliseconds; jumping, too. */
const QUIET_MS = 150;
/** With it, too: Firefox tells of no end where a wheel scrolls at once, nor does any browser under a finger that rests. */
const SILENT_MS = 400;

/** Photos as they are now, and where the photo of an anchor stands among them. */
export interface OpenedPhotos {
  readonly held: HeldPhotos;
  readonly place: number | null;
}

/** Asks for photos as they are now, with what is around an anchor; null when they are as before. */
export type OpenPhotos = (anchor: Anchor | null, before: HeldPhotos | null) => Promise<OpenedPhotos | null>;

/** Keeps the wall of a list in an element, in step with the page's scrolling and with the library. */
export class WallKeeper {
  readonly #context: string | null;
  #open: OpenPhotos;
  readonly #listeners = new Set<() => void>();
  readonly #loader = new ChunkLoader(
    (held) => this.#wall?.held === held && this.#wall.look(),
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

  /** @param context the list's address; null for the trash, which has none */
  constructor(context: string | null, open: OpenPhotos) {
    this.#context = context;
    this.#open = open;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null until the photos are there: till then the first page is shown. */
  wall = (): Wall | null => this.#wall;

  /** Whether photos in sight could not be loaded. */
  hasFailed = (): boolean => this.#hasFailed;

  /** Begins: as the list was left, if it was gone back to. @returns what ends it */
  attach(painter: WallPainter): () => void {
    this.#painter = painter;
    const left = leftWall(this.#name);
    // Without a wall that was left, the first page returns to it.
    const lastShown = left ? takeLastShown(this.#context) : null;
    if (left && (lastShown !== null || isStepInHistory())) this.#return(left.held, left.anchor, lastShown);
    const unwatch = watchHistory(this.#name, () => this.#wall?.anchor() ?? null);
    const unsay = onSaid(() => painter.nameAll());
    return () => {
      unwatch();
      unsay();
      if (this.#wall) leaveWall(this.#name, this.#wall.held, this.#wall.anchor());
      this.#show(null);
      this.#painter = null;
    };
  }

  /** Asks for the photos as they are now; what is in sight stays there. */
  async refresh(open = this.#open): Promise<void> {
    this.#open = open;
    const before = this.#wall;
    const noted = before ? null : takeNotedAnchor(this.#name);
    try {
      const opened = await open(before?.anchor() ?? noted, before?.held ?? null);
      if (opened !== null && this.#wall === before) this.#replace(opened.held, noted, opened.place);
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
    // With the first photos comes what is above the wall: else the bar would cover their date.
    if (position <= 0) window.scrollTo({ top: 0, behavior: 'instant' });
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
    const chunk = wall.held.shape.chunkAt(place);
    try {
      if (!wall.held.hasChunk(chunk)) await wall.held.load(chunk);
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

  get #name(): string {
    return this.#context ?? 'trash';
  }

  #return(held: HeldPhotos, anchor: Anchor | null, lastShown: number | null): void {
    const wall = this.#build(held);
    this.#show(wall);
    if (!wall) return;
    if (anchor) this.#scrollTo(wall.return(anchor));
    const place = lastShown === null ? null : held.placeOf(lastShown);
    if (place === null) return;
    this.#reveal(wall, place);
    wall.look();
  }

  #replace(held: HeldPhotos, noted: Anchor | null, asked: number | null): void {
    const before = this.#wall;
    // Somebody may have scrolled on meanwhile.
    const anchor = before?.anchor() ?? noted;
    const wall = this.#build(held);
    this.#show(wall);
    const place = anchor && (held.placeOf(anchor.photoId) ?? asked);
    if (anchor && place !== null) this.#scrollTo(wall?.return(anchor, place) ?? null);
    // What is above a wall stays in sight.
    else if (before && before.position > 0) this.#scrollTo(wall?.goTo(before.position) ?? null);
  }

  #build(held: HeldPhotos): Wall | null {
    if (!this.#painter || held.shape.photos === 0) return null;
    return new Wall(held, frameOf(this.#painter.area), (chunks) => this.#loader.want(held, chunks));
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
    const place = id === null ? null : wall.held.placeOf(id);
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
  let heard = 0;
  const hasEnd = 'onscrollend' in window;
  const scroll = () => {
    onScroll();
    clearTimeout(quiet);
    const last = ++heard;
    // A page that was busy all the while hears of scrolling before its next frame.
    const settle = () => requestAnimationFrame(() => last === heard && onSettled());
    quiet = setTimeout(settle, hasEnd ? SILENT_MS : QUIET_MS);
  };
  const stopWaiting = () => {
    clearTimeout(quiet);
    heard++;
  };
  const end = () => {
    stopWaiting();
    onSettled();
  };

  window.addEventListener('scroll', scroll, { passive: true });
  if (hasEnd) window.addEventListener('scrollend', end);
  window.addEventListener('resize', onResized);
  const observer = new ResizeObserver(onResized);
  observer.observe(element);
  return () => {
    stopWaiting();
    window.removeEventListener('scroll', scroll);
    window.removeEventListener('scrollend', end);
    window.removeEventListener('resize', onResized);
    observer.disconnect();
  };
}
