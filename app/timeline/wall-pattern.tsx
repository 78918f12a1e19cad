import { Check } from 'lucide-react';
import type { Ref } from 'react';
import { BurstBadge, FavouriteBadge, FoundByTextBadge } from '../grid/badges';
import { useStrings } from '../ui/locale-context';
import { DayHeading } from './day-heading';
import { MonthHeading } from './month-heading';

/**
 * What the wall is made of copies of, see `partsOf`: looks as the first page does, with less for the browser to do. Never shown
 * itself.
 */
export function WallPattern({ ref }: { ref: Ref<HTMLUListElement> }) {
  const { grid } = useStrings();

  return (
    <ul ref={ref} hidden>
      <MonthHeading month={null} isLaid />
      <li className="group absolute contain-[size_layout_style]">
        <a className="block size-full -outline-offset-3 focus-visible:outline-3">
          <img alt="" decoding="async" />
        </a>
        <button
          type="button"
          role="checkbox"
          aria-checked={false}
          aria-label={grid.select}
          title={grid.selectHint}
          tabIndex={-1}
          className="absolute right-0.5 bottom-0.5 grid size-11 place-items-center rounded-round pointer-coarse:not-group-data-selecting/wall:hidden"
        >
          {/* Its colours come and go, because opacity would make a layer of each. */}
          <span className="grid size-7 place-items-center rounded-round border-2 border-transparent text-on-accent group-focus-within:border-on-veil group-focus-within:bg-veil group-hover:border-on-veil group-hover:bg-veil group-data-selected:border-accent! group-data-selected:bg-accent! group-data-selecting/wall:border-on-veil group-data-selecting/wall:bg-veil" />
        </button>
      </li>
      <li>
        <DayHeading day={null} />
        <span aria-hidden data-badges className="pointer-events-none absolute top-2 left-2 flex items-center gap-1">
          <FavouriteBadge />
          <FoundByTextBadge />
          <BurstBadge count={0} />
        </span>
        <span aria-hidden className="pointer-events-none absolute inset-0 border-4 border-accent bg-accent/15" />
        <Check aria-hidden strokeWidth={2.5} className="size-4.5" />
      </li>
    </ul>
  );
}
