'use client';

import {
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { SearchResult } from '#lib/nouns';
import { AddToSearch } from '../compose/add-to-search';
import type { Locale } from '../format/locale';
import { foldBursts } from '../grid/fold-bursts';
import { isLeftOut } from '../grid/left-out';
import { PhotoCell } from '../grid/photo-cell';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { DayHeading } from './day-heading';
import { MonthHeading } from './month-heading';
import { Scrubber } from './scrubber';
import { SelectableTimeline } from './selectable-timeline';
import { useWallKeys } from './use-wall-keys';
import type { WallCell, WallView } from './wall';
import { WallKeeper } from './wall-keeper';

interface TimelineProps {
  /** The newest photos, as the server sends them with the page. */
  readonly first: readonly SearchResult[];
}

/** The whole library, newest first, by month and day. */
export function Timeline({ first }: TimelineProps) {
  const list = useRef<HTMLUListElement>(null);
  const [keeper] = useState(() => new WallKeeper());
  const kept = useSyncExternalStore(keeper.subscribe, keeper.kept, () => null);
  const hasFailed = useSyncExternalStore(keeper.subscribe, keeper.hasFailed, () => false);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const { wall = null, view = null } = kept ?? {};

  useLayoutEffect(() => {
    if (!list.current) return;
    const detach = keeper.attach(list.current);
    // Gone back to, the timeline is there before anything else is painted.
    if (keeper.kept()) lookAgain();
    return detach;
  }, [keeper]);

  // The server says anew what comes first whenever the library may have changed.
  useEffect(() => void keeper.refresh(), [keeper, first]);

  const locale = useLocale();
  const onKeyDown = useWallKeys(keeper, wall);
  const [active, setActive] = useState<number | null>(null);
  const [made] = useState<Made>(() => new WeakMap());
  const pointAt = (event: PointerEvent | FocusEvent) => setActive(photoAt(event.target));

  return (
    <div className="pr-(--scrubber) pl-(--gutter)">
      <SelectableTimeline held={wall?.timeline ?? null} first={first}>
        <ul
          ref={list}
          aria-label="Photos"
          data-laid={view ? '' : undefined}
          onKeyDown={onKeyDown}
          onPointerOver={pointAt}
          onFocus={(event) => {
            pointAt(event);
            wall?.keep(view?.cells.find(({ photo }) => photo.id === photoAt(event.target))?.place ?? null);
          }}
          onBlur={() => wall?.keep(null)}
          className="timeline-wall"
        >
          {view ? wallItems(view, active, locale, made) : firstItems(first, locale)}
        </ul>
      </SelectableTimeline>
      {hasFailed && <Failed onTryAgain={() => void keeper.tryAgain()} />}
      {wall && view && (
        <Scrubber wall={wall} month={view.month} goTo={(position, isHurried) => keeper.goTo(position, isHurried)} />
      )}
    </div>
  );
}

/** The same keys as {@link wallItems} has: what is there already stays, and its picture with it. */
function firstItems(photos: readonly SearchResult[], locale: Locale): ReactNode[] {
  const places = new Map(photos.map(({ id }, place) => [id, place]));
  let before: string | null = null;
  return foldBursts(photos.filter(({ id }) => !isLeftOut(id))).flatMap((photo) => {
    const { id, takenAt } = photo;
    const [day, dayBefore] = [takenAt?.slice(0, 10) ?? null, before];
    before = day;
    const heading = takenAt !== null && day !== dayBefore && <DayHeading date={takenAt} locale={locale} />;
    const cell = <PhotoCell key={id} photo={photo} at={places.get(id) ?? 0} context="" heading={heading} />;
    if (takenAt === null || day?.slice(0, 7) === dayBefore?.slice(0, 7)) return [cell];

    const month = <MonthHeading key={takenAt.slice(0, 7)} date={takenAt} box={null} />;
    // Takes what the last row leaves over.
    const rest = dayBefore !== null && <li key={`before ${takenAt}`} aria-hidden className="grow-[1e9]" />;
    return [rest, month, cell];
  });
}

/** What was made of each cell: given back unchanged, React need not look at it again. */
type Made = WeakMap<WallCell, ReactNode>;

function wallItems({ months, gaps, cells }: WallView, active: number | null, locale: Locale, made: Made): ReactNode[] {
  const items: ReactNode[] = gaps.map(({ top, height }, i) => (
    <li key={`gap ${i}`} aria-hidden className="absolute inset-x-0 wall-to-come" style={{ top, height }} />
  ));
  let next = 0;
  for (const { key, date, start, box } of months) {
    for (let cell = cells[next]; cell && cell.place < start; cell = cells[++next])
      items.push(cellItem(cell, active, locale, made));
    items.push(<MonthHeading key={key} date={date} box={box} />);
  }
  return [...items, ...cells.slice(next).map((cell) => cellItem(cell, active, locale, made))];
}

function cellItem(cell: WallCell, active: number | null, locale: Locale, made: Made): ReactNode {
  const { photo, place, box, day, isPassing } = cell;
  const isActive = photo.id === active;
  const known = isActive ? undefined : made.get(cell);
  if (known !== undefined) return known;

  const item = (
    <PhotoCell
      key={photo.id}
      photo={photo}
      at={place}
      context=""
      box={box}
      isPassing={isPassing}
      heading={day !== null && <DayHeading date={day} locale={locale} />}
      // Made for the one that is pointed at alone: there it is seen.
      corner={isActive && <AddToSearch photoId={photo.id} context="" />}
    />
  );
  if (!isActive) made.set(cell, item);
  return item;
}

/** The photo something in the wall belongs to. */
function photoAt(target: EventTarget): number | null {
  const cell = (target as Element).closest('li')?.querySelector<HTMLElement>('[data-cell]');
  return cell ? Number(cell.dataset.cell) : null;
}

function Failed({ onTryAgain }: { onTryAgain: () => void }) {
  return (
    <p
      role="status"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex w-fit flex-wrap items-center gap-4 rounded-panel bg-raised px-4 py-3 shadow-float"
    >
      Some photos could not be loaded.
      <button type="button" onClick={onTryAgain} className={plainButton}>
        Try again
      </button>
    </p>
  );
}
