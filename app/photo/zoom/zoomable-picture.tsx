'use client';

import { type CSSProperties, type ReactNode, type RefObject, useRef, useState, ViewTransition } from 'react';
import type { PhotoDetails } from '#lib/nouns';
import { describePhoto } from '../../format/dates';
import { thumbnailWidths } from '../../grid/cell-shape';
import { OPENING_SHARE } from '../../grid/opening';
import { thumbnailUrl } from '../../grid/thumbnail';
import { useLocale } from '../../ui/locale-context';
import { useZoom } from './use-zoom';

/** What browsers show as it is; of anything else the preview is all there is to see. */
const SHOWABLE: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'bmp']);

interface ZoomablePictureProps {
  readonly photo: PhotoDetails;
  readonly stage: RefObject<HTMLElement | null>;
  readonly onSwipe: (side: 'previous' | 'next') => void;
  /** Laid over the picture, and enlarged with it. */
  readonly children?: ReactNode;
}

/** The picture, as large as the stage: its thumbnail at once, then the preview, and itself once it is enlarged beyond that. */
export function ZoomablePicture({ photo, stage, onSwipe, children }: ZoomablePictureProps) {
  const locale = useLocale();
  const picture = useRef<HTMLDivElement>(null);
  const [width, height] = [photo.width ?? 3, photo.height ?? 2];
  // The larger one may never have been made, and no file is there any more to make it from.
  const hasFile = photo.gone === null;
  const size = hasFile ? 1280 : 320;
  const preview = thumbnailWidths(width, height)[size];
  const isBeyond = useZoom({ stage, picture, pixels: { whole: width, preview }, onSwipe });
  const showsOriginal = isBeyond && hasFile && width > preview && SHOWABLE.has(photo.format ?? '');

  return (
    <ViewTransition name={`photo-${photo.id}`} share={OPENING_SHARE} default="none">
      <div
        ref={picture}
        className="relative will-change-transform"
        style={{
          ...fitted(width / height, preview),
          background: `${photo.color ?? 'transparent'} url("${thumbnailUrl(photo, 320)}") center / 100% 100%`,
        }}
      >
        <img
          src={thumbnailUrl(photo, size)}
          width={width}
          height={height}
          alt={describePhoto(photo, locale)}
          fetchPriority="high"
          draggable={false}
          className="size-full object-contain"
        />
        {showsOriginal && <Original key={photo.version} id={photo.id} />}
        {children && (
          <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
            {children}
          </div>
        )}
      </div>
    </ViewTransition>
  );
}

/** Over the preview, once all of it is there. */
function Original({ id }: { id: number }) {
  const [isThere, setIsThere] = useState(false);
  return (
    <img
      src={`/api/photos/${id}/original`}
      alt=""
      draggable={false}
      onLoad={() => setIsThere(true)}
      data-original={isThere ? 'shown' : 'loading'}
      className={`absolute inset-0 size-full object-contain transition-opacity ${isThere ? '' : 'opacity-0'}`}
    />
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
