'use client';

import { Layers2, TextSearch } from 'lucide-react';
import Link from 'next/link';
import { type CSSProperties, memo, type ReactNode, ViewTransition } from 'react';
import type { SearchResult } from '#lib/nouns';
import { describePhoto, formatDay } from '../format/dates';
import type { Locale } from '../format/locale';
import { photoHref } from '../search/address';
import { SelectMark } from '../selection/select-mark';
import { useLocale } from '../ui/locale-context';
import { cellShape, cellSizes, thumbnailWidths } from './cell-shape';
import { openFromList } from './last-opened';
import { OPENING, OPENING_SHARE } from './opening';
import { thumbnailUrl } from './thumbnail';

/** Photos above the fold on most screens; the browser should not wait to find that out. */
const EAGER = 6;

/** Said of a photo that is there whatever it shows. */
const FOUND_BY_TEXT = 'found by its name, date, keywords or albums';

/** What a cell needs to know of its photo. */
export type ShownPhoto = Omit<SearchResult, 'path' | 'similarity' | 'probability' | 'match' | 'contributions'>;

/** Where a cell stands in a wall that is laid out, in CSS pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface PhotoCellProps {
  readonly photo: ShownPhoto;
  readonly at: number;
  readonly context: string | null;
  /** Null where the wall is a flex box, which places it. */
  readonly box?: CellBox | null;
  /** What stands above it: the day that begins. */
  readonly heading?: ReactNode;
  /** Whether only its colour is shown, because it flies by. */
  readonly isPassing?: boolean;
  /** Shown in the corner while the cell is pointed at or focused. */
  readonly corner?: ReactNode;
}

export const PhotoCell = memo(function PhotoCell({
  photo,
  at,
  context,
  box = null,
  heading,
  isPassing = false,
  corner,
}: PhotoCellProps) {
  const locale = useLocale();
  const { ratio, filled } = cellShape(photo.width, photo.height);
  if (isPassing) {
    return (
      <li aria-hidden className="absolute bg-sunken" style={{ ...box, backgroundColor: photo.color ?? undefined }} />
    );
  }

  return (
    <li
      className={`group ${box ? 'absolute' : `relative photo-cell ${heading ? 'mt-(--day)' : ''}`}`}
      style={box ?? ({ '--ratio': ratio } as CSSProperties)}
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
          <Thumbnail photo={photo} ratio={ratio} filled={filled} eager={at < EAGER || box !== null} />
        </ViewTransition>
        <span aria-hidden className="pointer-events-none absolute top-2 left-2 flex items-center gap-1">
          {photo.why && (
            <span className="grid size-7 place-items-center rounded-round bg-veil text-on-veil">
              <TextSearch className="size-4" />
            </span>
          )}
          {photo.burst && (
            <span className="inline-flex items-center gap-1 rounded-round bg-veil px-2 py-0.5 text-small text-on-veil">
              <Layers2 className="size-3.5" />
              {photo.burst.count}
            </span>
          )}
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

function cellLabel(photo: ShownPhoto, at: number, locale: Locale): string {
  const burst = photo.burst ? `, burst of ${photo.burst.count}` : '';
  return `${describePhoto(photo, locale)}, number ${at + 1}${burst}${photo.why ? `, ${FOUND_BY_TEXT}` : ''}`;
}

interface ThumbnailProps {
  readonly photo: ShownPhoto;
  readonly ratio: number;
  readonly filled: boolean;
  readonly eager: boolean;
}

function Thumbnail({ photo, ratio, filled, eager }: ThumbnailProps) {
  const { small, large } = thumbnailWidths(photo.width, photo.height);
  const larger = large > small ? `, ${thumbnailUrl(photo, 1280)} ${large}w` : '';

  return (
    <img
      src={thumbnailUrl(photo, 320)}
      srcSet={`${thumbnailUrl(photo, 320)} ${small}w${larger}`}
      sizes={cellSizes(ratio)}
      width={photo.width || undefined}
      height={photo.height || undefined}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      className={`size-full ${filled ? 'object-cover' : 'object-contain'}`}
    />
  );
}
