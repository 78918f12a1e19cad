'use client';

import { ClipboardCopy, Eye, EyeOff, Heart, Star, StarOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';
import type { Action } from '#lib/acting/action';
import type { PhotoDetails } from '#lib/nouns';
import { act } from '../selection/act';
import { copyPaths } from '../selection/copy-paths';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { iconButton } from '../ui/styles';

/** What a person says of a photo: that it is a favourite, its stars, and that it is not to be come across. */
export function PhotoSayings({ photo }: { photo: PhotoDetails }) {
  const { id, favourite, hidden, rating, ownRating } = photo;
  const locale = useLocale();
  const words = locale.strings.photoButtons;
  const router = useRouter();
  const tell = (action: Action) => (): void =>
    void act({ photos: { ids: [id] }, shown: [id], action, refresh: router.refresh });
  const clearStars = ({ currentTarget }: MouseEvent): void => {
    // The button goes with the stars.
    currentTarget.parentElement?.querySelector<HTMLElement>('[data-stage="rate-1"]')?.focus();
    tell({ action: 'rate', value: null })();
  };
  const stars = ownRating ?? Math.max(0, rating ?? 0);

  return (
    <div className="-mx-3 -my-2 flex flex-wrap items-center">
      <SayingButton
        stage="favourite"
        label={words.favourite}
        shortcut="f"
        pressed={favourite}
        onClick={tell({ action: 'favourite', value: !favourite })}
      >
        <Heart aria-hidden strokeWidth={1.75} className={`size-5 ${favourite ? 'fill-accent text-accent' : ''}`} />
      </SayingButton>
      <div role="group" aria-label={say(words.rating, { stars }, locale)} className="flex items-center">
        <button type="button" data-stage="rate-0" hidden onClick={tell({ action: 'rate', value: 0 })} />
        {[1, 2, 3, 4, 5].map((star) => (
          <button
            key={star}
            type="button"
            data-stage={`rate-${star}`}
            aria-label={say(words.stars, { count: star }, locale)}
            aria-pressed={star === stars}
            title={say(words.starsHint, { stars: star, key: star }, locale)}
            onClick={tell({ action: 'rate', value: star })}
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
          <SayingButton label={words.clearStars} onClick={clearStars}>
            <StarOff aria-hidden strokeWidth={1.75} className="size-5" />
          </SayingButton>
        )}
      </div>
      <SayingButton
        stage="hide"
        label={hidden ? words.showAgain : words.hide}
        shortcut="h"
        onClick={tell({ action: 'hide', value: !hidden })}
      >
        {hidden ? (
          <Eye aria-hidden strokeWidth={1.75} className="size-5" />
        ) : (
          <EyeOff aria-hidden strokeWidth={1.75} className="size-5" />
        )}
      </SayingButton>
      <SayingButton stage="copy-path" label={words.copyPath} shortcut="c" onClick={() => void copyPaths([id])}>
        <ClipboardCopy aria-hidden strokeWidth={1.75} className="size-5" />
      </SayingButton>
      {hidden && <p className="w-full px-3 pb-2 text-quiet">{words.hidden}</p>}
    </div>
  );
}

interface SayingButtonProps {
  readonly stage?: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly children: ReactNode;
}

function SayingButton({ stage, label, shortcut, pressed, onClick, children }: SayingButtonProps) {
  const locale = useLocale();
  const { withKey } = locale.strings.photoButtons;

  return (
    <button
      type="button"
      data-stage={stage}
      aria-label={label}
      aria-pressed={pressed}
      title={shortcut ? say(withKey, { action: label, key: shortcut }, locale) : label}
      onClick={onClick}
      className={iconButton}
    >
      {children}
    </button>
  );
}
