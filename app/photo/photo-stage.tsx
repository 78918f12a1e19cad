'use client';

import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import Link from 'next/link';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import type { PhotoDetails, SearchResult } from '#lib/nouns';
import { thumbnailUrl } from '../grid/thumbnail';
import { listHref, photoHref } from '../search/address';
import { say } from '../strings/message';
import { useLocale, useStrings } from '../ui/locale-context';
import type { Neighbours } from './load-photo';
import { runSlideshow, useSlideshow } from './slideshow';
import { useStageKeys } from './use-stage-keys';
import { ZoomablePicture } from './zoom/zoomable-picture';

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
  const { previous, next, at } = neighbours;
  const locale = useLocale();
  const words = locale.strings.photoButtons;
  const stage = useRef<HTMLDivElement>(null);
  const close = useStageKeys(photo.id, context);
  const isRunning = useSlideshow(photo.id, next !== null);
  const hrefTo = (neighbour: SearchResult, step: number): string => photoHref(neighbour.id, context, (at ?? 0) + step);

  return (
    <div
      ref={stage}
      className="@container-size relative flex h-[min(68dvh,100vw/var(--ratio))] min-h-56 touch-pan-y items-center justify-center overflow-hidden bg-sunken select-none data-zoomed:cursor-grab data-zoomed:touch-none lg:sticky lg:top-(--bar) lg:h-[calc(100dvh-var(--bar))] lg:p-4"
      style={{ '--ratio': (photo.width ?? 3) / (photo.height ?? 2) } as CSSProperties}
    >
      <ZoomablePicture
        key={photo.id}
        photo={photo}
        stage={stage}
        onSwipe={(side) => stage.current?.querySelector<HTMLElement>(`[data-stage="${side}"]`)?.click()}
      >
        {children}
      </ZoomablePicture>
      <Link
        href={listHref(context ?? '')}
        onClick={close}
        aria-label={words.back}
        data-stage="close"
        className={`${stageButton} start-3 top-3`}
      >
        <X aria-hidden className="size-5" />
      </Link>
      {next && (
        <button
          type="button"
          data-stage="slideshow"
          aria-label={words.slideshow}
          aria-pressed={isRunning}
          title={isRunning ? words.stop : say(words.withKey, { action: words.slideshow, key: 's' }, locale)}
          onClick={() => runSlideshow(!isRunning)}
          className={`${stageButton} end-3 top-3`}
        >
          {isRunning ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        </button>
      )}
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
  const words = useStrings().photoButtons;
  const Arrow = side === 'previous' ? ChevronLeft : ChevronRight;

  return (
    <>
      <Link
        href={href}
        // The list stays one step back in history, however many photos were looked at.
        replace
        scroll={false}
        data-stage={side}
        aria-label={words[side]}
        className={`${stageButton} top-1/2 -translate-y-1/2 ${side === 'previous' ? 'start-3' : 'end-3'}`}
      >
        <Arrow aria-hidden className="size-6 rtl:-scale-x-100" />
      </Link>
      <link rel="prefetch" as="image" href={thumbnailUrl(photo, 1280)} />
    </>
  );
}
