'use client';

import { ClipboardCopy, Eye, EyeOff, Heart, Star, StarOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Action } from '#lib/acting/action';
import type { PhotoDetails } from '#lib/nouns';
import { act } from '../selection/act';
import { copyPaths } from '../selection/copy-paths';
import { iconButton } from '../ui/styles';

/** What a person says of a photo: that it is a favourite, its stars, and that it is not to be come across. */
export function PhotoSayings({ photo }: { photo: PhotoDetails }) {
  const { id, favourite, hidden, rating, ownRating } = photo;
  const router = useRouter();
  const say = (action: Action) => (): void =>
    void act({ photos: { ids: [id] }, shown: [id], action, refresh: router.refresh });
  const stars = ownRating ?? Math.max(0, rating ?? 0);

  return (
    <div className="-mx-3 -my-2 flex flex-wrap items-center">
      <SayingButton
        stage="favourite"
        label="Favourite"
        shortcut="f"
        pressed={favourite}
        onClick={say({ action: 'favourite', value: !favourite })}
      >
        <Heart aria-hidden strokeWidth={1.75} className={`size-5 ${favourite ? 'fill-accent text-accent' : ''}`} />
      </SayingButton>
      <div role="group" aria-label={`Rating: ${stars} of 5`} className="flex items-center">
        <button type="button" data-stage="rate-0" hidden onClick={say({ action: 'rate', value: 0 })} />
        {[1, 2, 3, 4, 5].map((star) => (
          <button
            key={star}
            type="button"
            data-stage={`rate-${star}`}
            aria-label={star === 1 ? '1 star' : `${star} stars`}
            aria-pressed={star === stars}
            title={`${star} of 5 (${star})`}
            onClick={say({ action: 'rate', value: star })}
            className="grid h-11 w-8 place-items-center rounded-control text-quiet transition-colors hover:text-ink pointer-coarse:w-10"
          >
            <Star
              aria-hidden
              strokeWidth={1.75}
              className={`size-5 ${star <= stars ? 'fill-accent text-accent' : ''}`}
            />
          </button>
        ))}
        {ownRating !== null && (
          <SayingButton label="Clear my stars" onClick={say({ action: 'rate', value: null })}>
            <StarOff aria-hidden strokeWidth={1.75} className="size-5" />
          </SayingButton>
        )}
      </div>
      <SayingButton
        stage="hide"
        label={hidden ? 'Show again' : 'Hide'}
        shortcut="h"
        onClick={say({ action: 'hide', value: !hidden })}
      >
        {hidden ? (
          <Eye aria-hidden strokeWidth={1.75} className="size-5" />
        ) : (
          <EyeOff aria-hidden strokeWidth={1.75} className="size-5" />
        )}
      </SayingButton>
      <SayingButton stage="copy-path" label="Copy path" shortcut="c" onClick={() => void copyPaths([id])}>
        <ClipboardCopy aria-hidden strokeWidth={1.75} className="size-5" />
      </SayingButton>
      {hidden && (
        <p className="w-full px-3 pb-2 text-quiet">Hidden: only a search for is:hidden, and this page, show it.</p>
      )}
    </div>
  );
}

interface SayingButtonProps {
  readonly stage?: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function SayingButton({ stage, label, shortcut, pressed, onClick, children }: SayingButtonProps) {
  return (
    <button
      type="button"
      data-stage={stage}
      aria-label={label}
      aria-pressed={pressed}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={onClick}
      className={iconButton}
    >
      {children}
    </button>
  );
}
