'use client';

import Link from 'next/link';
import { type CSSProperties, memo, type ReactNode, ViewTransition } from 'react';
import type { SearchResult } from '#lib/nouns';
import { formatDay } from '../format/dates';
import { photoHref } from '../search/address';
import { SelectMark } from '../selection/select-mark';
import { useLocale } from '../ui/locale-context';
import { BurstBadge, FavouriteBadge, FoundByTextBadge } from './badges';
import { cellLabel } from './cell-label';
import { cellShape } from './cell-shape';
import { openFromList } from './last-opened';
import { isFavourite } from './left-out';
import { OPENING, OPENING_SHARE } from './opening';
import { pictureOf } from './picture';

/** Photos above the fold on most screens; the browser should not wait to find that out. */
const EAGER = 6;

/** What a cell needs to know of its photo. */
export type ShownPhoto = Omit<SearchResult, 'path' | 'similarity' | 'probability' | 'match' | 'contributions'>;

interface PhotoCellProps {
  readonly photo: ShownPhoto;
  readonly at: number;
  readonly context: string | null;
  /** What stands above it: the day that begins. */
  readonly heading?: ReactNode;
  /** Shown in the corner while the cell is pointed at or focused. */
  readonly corner?: ReactNode;
}

export const PhotoCell = memo(function PhotoCell({ photo, at, context, heading, corner }: PhotoCellProps) {
  const locale = useLocale();
  const { ratio } = cellShape(photo.width, photo.height);

  return (
    <li
      className={`group relative photo-cell ${heading ? 'mt-(--day)' : ''}`}
      style={{ '--ratio': ratio } as CSSProperties}
    >
      {heading}
      <Link
        href={photoHref(photo.id, context, at)}
        prefetch={false}
        transitionTypes={[OPENING]}
        onClick={() => openFromList(photo.id, context)}
        data-cell={photo.id}
        aria-label={cellLabel(photo, at, locale)}
        className="block size-full overflow-hidden bg-sunken -outline-offset-3 focus-visible:outline-3"
        style={{ backgroundColor: photo.color ?? undefined }}
      >
        <ViewTransition name={`photo-${photo.id}`} share={OPENING_SHARE} default="none">
          <img
            {...pictureOf(photo)}
            alt=""
            loading={at < EAGER ? 'eager' : 'lazy'}
            fetchPriority={at < EAGER ? 'high' : 'auto'}
            decoding="async"
          />
        </ViewTransition>
        <span aria-hidden className="pointer-events-none absolute top-2 left-2 flex items-center gap-1">
          {isFavourite(photo) && <FavouriteBadge />}
          {photo.why && <FoundByTextBadge />}
          {photo.burst && <BurstBadge count={photo.burst.count} />}
        </span>
        {photo.takenAt && (
          <span
            aria-hidden
            className="pointer-events-none absolute bottom-2 left-2 max-w-[calc(100%-1rem)] truncate rounded-round bg-veil px-2.5 py-0.5 text-small text-on-veil opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
          >
            {formatDay(photo.takenAt, locale)}
          </span>
        )}
      </Link>
      {corner && (
        <div className="absolute top-0.5 right-0.5 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
          {corner}
        </div>
      )}
      <SelectMark photoId={photo.id} />
    </li>
  );
});
