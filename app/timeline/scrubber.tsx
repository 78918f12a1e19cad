'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { formatMonth } from '../format/dates';
import { useLocale } from '../ui/locale-context';
import { yearMarks } from './year-marks';
import type { Wall } from './wall';

interface ScrubberProps {
  readonly wall: Wall;
  readonly goTo: (position: number) => void;
}

/** Least distance of two years, as a share of the scrubber's height. */
const LEAST_APART = 0.035;

/** So near to an end of the track is meant to be the end, in CSS pixels. */
const END_PX = 4;

/** Goes to any month of the library at once. */
export function Scrubber({ wall, goTo }: ScrubberProps) {
  const locale = useLocale();
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const [isDragged, setDragged] = useState(false);
  // Its number: the wall tells of every step of scrolling, and React is to hear of a new month alone.
  const month = useSyncExternalStore(wall.subscribe, () => wall.view().month);
  const { months } = wall.held.shape;
  const date = months[month]?.date;

  useEffect(() => {
    // With every frame of scrolling: too often for React.
    const follow = () => thumb.current?.style.setProperty('translate', `0 ${100 * shareOf(wall)}%`);
    follow();
    return wall.subscribe(follow);
  }, [wall]);

  if (months.length < 2 || date === undefined) return null;

  const goToMonth = (number: number): void => {
    const wanted = Math.min(Math.max(number, 0), months.length - 1);
    goTo(wanted === 0 ? 0 : wall.layout.topOfMonth(wanted) - wall.covered);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = monthByKey(event.key, month, wall);
    if (wanted === null) return;
    event.preventDefault();
    goToMonth(wanted);
  };
  const drag = (event: PointerEvent): void => {
    const { top = 0, height = 1 } = track.current?.getBoundingClientRect() ?? {};
    // A pixel may be a thousand rows: the ends must be hit without aiming.
    const share = (event.clientY - top - END_PX) / (height - 2 * END_PX);
    goTo(Math.min(Math.max(share, 0), 1) * wall.end);
  };

  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={locale.strings.grid.month}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={month}
      aria-valuetext={formatMonth(date, locale)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
        drag(event);
      }}
      onPointerMove={(event) => isDragged && drag(event)}
      onLostPointerCapture={() => setDragged(false)}
      className="group/scrubber fixed end-0 top-[calc(var(--bar)+1.5rem)] bottom-6 z-20 w-(--scrubber) touch-none select-none max-sm:pointer-events-none"
    >
      <div aria-hidden className="max-sm:hidden">
        {yearMarks(wall.layout, LEAST_APART).map(({ year, share }) => (
          <span
            key={year}
            className="absolute end-3 -translate-y-1/2 text-small text-quiet"
            style={{ top: `${100 * share}%` }}
          >
            {year}
          </span>
        ))}
      </div>
      {/* As high as the track, so that it is moved in shares of that; a layer, so that nothing is drawn anew for it. */}
      <div ref={thumb} className="pointer-events-none absolute inset-y-0 end-0 w-full will-change-transform">
        <div className="absolute end-0 top-0 max-sm:pointer-events-auto max-sm:size-11 max-sm:-translate-y-1/2">
          <span
            aria-hidden
            className="absolute end-0 block h-1 w-2.5 -translate-y-1/2 rounded-round bg-accent max-sm:top-1/2 max-sm:h-9 max-sm:w-1.5"
          />
          <span
            aria-hidden
            className={`absolute end-10 -translate-y-1/2 rounded-round bg-veil px-3 py-1 text-small whitespace-nowrap text-on-veil transition-opacity group-focus-visible/scrubber:opacity-100 max-sm:top-1/2 ${isDragged ? 'opacity-100' : 'opacity-0 group-hover/scrubber:opacity-100'}`}
          >
            {formatMonth(date, locale)}
          </span>
        </div>
      </div>
    </div>
  );
}

function shareOf(wall: Wall): number {
  return wall.end === 0 ? 0 : Math.min(Math.max(wall.position / wall.end, 0), 1);
}

/** Down and right lead to older photos, as scrolling does. */
function monthByKey(key: string, month: number, { held: { shape } }: Wall): number | null {
  const { months } = shape;
  const year = months[month]?.key.slice(0, 4);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return month + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return month - 1;
    case 'PageDown':
      return orElse(
        months.findIndex((each, i) => i > month && each.key.slice(0, 4) !== year),
        months.length - 1,
      );
    case 'PageUp':
      return orElse(
        months.findLastIndex((each, i) => i < month && each.key.slice(0, 4) !== year),
        0,
      );
    case 'Home':
      return 0;
    case 'End':
      return months.length - 1;
    default:
      return null;
  }
}

function orElse(index: number, otherwise: number): number {
  return index < 0 ? otherwise : index;
}
