'use client';

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SearchResult } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { foldBursts } from '../grid/fold-bursts';
import { isLeftOut } from '../grid/left-out';
import { PhotoCell } from '../grid/photo-cell';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { DayHeading, dayTime } from './day-heading';
import { MonthHeading, monthTime } from './month-heading';
import { Scrubber } from './scrubber';
import { SelectableTimeline } from './selectable-timeline';
import { useWallKeys } from './use-wall-keys';
import { WallKeeper } from './wall-keeper';
import { WallList } from './wall-list';
import { WallPainter } from './wall-painter';
import { WallPattern } from './wall-pattern';

interface TimelineProps {
  /** The newest photos, as the server sends them with the page. */
  readonly first: readonly SearchResult[];
}

/** The whole library, newest first, by month and day: first what the server sent, then a wall that is drawn by script. */
export function Timeline({ first }: TimelineProps) {
  const area = useRef<HTMLDivElement>(null);
  const colors = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pattern = useRef<HTMLUListElement>(null);
  const [keeper] = useState(() => new WallKeeper());
  const wall = useSyncExternalStore(keeper.subscribe, keeper.wall, () => null);
  const hasFailed = useSyncExternalStore(keeper.subscribe, keeper.hasFailed, () => false);
  const [painter, setPainter] = useState<WallPainter | null>(null);
  const locale = useLocale();

  useLayoutEffect(() => {
    if (!area.current || !colors.current || !list.current || !pattern.current) return;
    const elements = { area: area.current, colors: colors.current, list: list.current, pattern: pattern.current };
    const made = new WallPainter(elements, locale);
    // Gone back to, the timeline is there before anything else is painted.
    const detach = keeper.attach(made);
    setPainter(made);
    return detach;
  }, [keeper, locale]);

  // The server says anew what comes first whenever the library may have changed.
  useEffect(() => void keeper.refresh(), [keeper, first]);

  const onKeyDown = useWallKeys(keeper, wall);

  return (
    <div className="pr-(--scrubber) pl-(--gutter)">
      <SelectableTimeline held={wall?.timeline ?? null} first={first}>
        <div ref={area} className="group/wall relative">
          {!wall && (
            <ul aria-label="Photos" onKeyDown={onKeyDown} className="timeline-wall">
              {firstItems(first, locale)}
            </ul>
          )}
          <div ref={colors} aria-hidden className="pointer-events-none absolute inset-0" />
          <WallList ref={list} wall={wall} painter={painter} onKeyDown={onKeyDown} />
          <WallPattern ref={pattern} />
        </div>
      </SelectableTimeline>
      {hasFailed && <Failed onTryAgain={() => void keeper.tryAgain()} />}
      {wall && <Scrubber wall={wall} goTo={(position) => keeper.goTo(position)} />}
    </div>
  );
}

function firstItems(photos: readonly SearchResult[], locale: Locale): ReactNode[] {
  const places = new Map(photos.map(({ id }, place) => [id, place]));
  let before: string | null = null;
  return foldBursts(photos.filter(({ id }) => !isLeftOut(id))).flatMap((photo) => {
    const { id, takenAt } = photo;
    const [day, dayBefore] = [takenAt?.slice(0, 10) ?? null, before];
    before = day;
    const heading = takenAt !== null && day !== dayBefore && <DayHeading day={dayTime(takenAt, locale)} />;
    const cell = <PhotoCell key={id} photo={photo} at={places.get(id) ?? 0} context="" heading={heading} />;
    if (takenAt === null || day?.slice(0, 7) === dayBefore?.slice(0, 7)) return [cell];

    const month = <MonthHeading key={takenAt.slice(0, 7)} month={monthTime(takenAt, locale)} />;
    // Takes what the last row leaves over.
    const rest = dayBefore !== null && <li key={`before ${takenAt}`} aria-hidden className="grow-[1e9]" />;
    return [rest, month, cell];
  });
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
