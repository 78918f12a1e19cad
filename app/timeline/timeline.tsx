'use client';

import { type ReactNode, useEffect } from 'react';
import type { SearchResult } from '#lib/nouns';
import { AddToSearch } from '../compose/add-to-search';
import type { Locale } from '../format/locale';
import { foldBursts } from '../grid/fold-bursts';
import { isLeftOut } from '../grid/left-out';
import { PhotoCell } from '../grid/photo-cell';
import { SelectableHeld } from '../selection/selectable-held';
import { useLocale } from '../ui/locale-context';
import { DayHeading, dayTime } from './day-heading';
import { openTimeline } from './held-timeline';
import { MonthHeading, monthTime } from './month-heading';
import { Scrubber } from './scrubber';
import { useWall, WallArea } from './wall-area';

interface TimelineProps {
  /** The newest photos, as the server sends them with the page. */
  readonly first: readonly SearchResult[];
}

/** The whole library, newest first, by month and day: first what the server sent, then a wall that is drawn by script. */
export function Timeline({ first }: TimelineProps) {
  const { keeper, wall } = useWall('', openTimeline);
  const locale = useLocale();
  const { photos } = locale.strings.grid;

  // The server says anew what comes first whenever the library may have changed.
  useEffect(() => void keeper.refresh(), [keeper, first]);

  const list = { name: '', view: 'photos', total: wall?.held.shape.photos ?? first.length, query: {} } as const;

  return (
    <div className="ps-(--gutter) pe-(--scrubber)">
      {/* Before the photos, which are too many to go past with Tab. */}
      {wall && <Scrubber wall={wall} goTo={(position) => keeper.goTo(position)} />}
      <SelectableHeld list={list} held={wall?.held ?? null} first={first}>
        <WallArea
          keeper={keeper}
          wall={wall}
          context=""
          label={photos}
          cornerOf={({ id }) => <AddToSearch key={id} photoId={id} context="" />}
        >
          {(onKeyDown) => (
            <ul aria-label={photos} onKeyDown={onKeyDown} className="timeline-wall">
              {firstItems(first, locale)}
            </ul>
          )}
        </WallArea>
      </SelectableHeld>
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
