'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import Link from 'next/link';
import { type CSSProperties, type ReactNode, ViewTransition } from 'react';
import type { PhotoDetails, SearchResult } from '#lib/nouns';
import { describePhoto } from '../format/dates';
import { thumbnailWidths } from '../grid/cell-shape';
import { OPENING_SHARE } from '../grid/opening';
import { thumbnailUrl } from '../grid/thumbnail';
import { listHref, photoHref } from '../search/address';
import { useLocale } from '../ui/locale-context';
import type { Neighbours } from './load-photo';
import { useStageKeys } from './use-stage-keys';

interface PhotoStageProps {
  readonly photo: PhotoDetails;
  readonly neighbours: Neighbours;
  /** The list it was opened from; null when it was opened by itself. */
  readonly context: string | null;
  /** Laid over the photo. */
  readonly children?: ReactNode;
}

/** The photo as large as the window allows, with the way to its neighbours and back. */
export function PhotoStage({ photo, neighbours, context, children }: PhotoStageProps) {
  const locale = useLocale();
  const { previous, next, at } = neighbours;
  const close = useStageKeys(photo.id, context);
  const [width, height] = [photo.width ?? 3, photo.height ?? 2];
  // The larger one may never have been made, and no file is there any more to make it from.
  const size = photo.gone === null ? 1280 : 320;
  const { small, large } = thumbnailWidths(width, height);
  const hrefTo = (neighbour: SearchResult, step: number): string => photoHref(neighbour.id, context, (at ?? 0) + step);

  return (
    <div
      className="@container-size relative flex h-[min(68dvh,100vw/var(--ratio))] min-h-56 items-center justify-center bg-sunken lg:sticky lg:top-(--bar) lg:h-[calc(100dvh-var(--bar))] lg:p-4"
      style={{ '--ratio': width / height } as CSSProperties}
    >
      <ViewTransition name={`photo-${photo.id}`} share={OPENING_SHARE} default="none">
        <img
          key={photo.id}
          src={thumbnailUrl(photo, size)}
          width={width}
          height={height}
          alt={describePhoto(photo, locale)}
          fetchPriority="high"
          className="object-contain"
          style={{
            ...fitted(width / height, size === 1280 ? large : small),
            backgroundColor: photo.color ?? undefined,
          }}
        />
      </ViewTransition>
      {children && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-0 m-auto overflow-hidden"
          style={fitted(width / height, size === 1280 ? large : small)}
        >
          {children}
        </div>
      )}
      <Link
        href={listHref(context ?? '')}
        onClick={close}
        aria-label="Back to the photos"
        data-stage="close"
        className={`${stageButton} top-3 left-3`}
      >
        <X aria-hidden className="size-5" />
      </Link>
      {previous && <StageLink side="previous" href={hrefTo(previous, -1)} photo={previous} />}
      {next && <StageLink side="next" href={hrefTo(next, 1)} photo={next} />}
    </div>
  );
}

const stageButton =
  'absolute grid size-11 place-items-center rounded-round bg-veil text-on-veil transition-opacity hover:opacity-85 ' +
  'focus-visible:outline-3';

interface StageLinkProps {
  readonly side: 'previous' | 'next';
  readonly href: string;
  readonly photo: SearchResult;
}

function StageLink({ side, href, photo }: StageLinkProps) {
  const Arrow = side === 'previous' ? ChevronLeft : ChevronRight;

  return (
    <>
      <Link
        href={href}
        // The list stays one step back in history, however many photos were looked at.
        replace
        scroll={false}
        data-stage={side}
        aria-label={side === 'previous' ? 'Previous photo' : 'Next photo'}
        className={`${stageButton} top-1/2 -translate-y-1/2 ${side === 'previous' ? 'left-3' : 'right-3'}`}
      >
        <Arrow aria-hidden className="size-6" />
      </Link>
      <link rel="prefetch" as="image" href={thumbnailUrl(photo, 1280)} />
    </>
  );
}

/**
 * As large as the stage, measured by its container, but at most twice as large as there are pixels to show.
 *
 * @param pixels across
 */
function fitted(ratio: number, pixels: number): CSSProperties {
  return { width: `min(100cqw, ${100 * ratio}cqh, ${pixels * 2}px)`, height: 'auto', aspectRatio: ratio };
}
