'use client';

import { ArrowDown, ArrowUp, Sparkle } from 'lucide-react';
import Link from 'next/link';
import type { CSSProperties } from 'react';
import type { ComparedModel } from '#lib/nouns';
import { describePhoto } from '../../format/dates';
import { cellShape } from '../../grid/cell-shape';
import { thumbnailUrl } from '../../grid/thumbnail';
import { say } from '../../strings/message';
import { useLocale } from '../../ui/locale-context';
import { changeInWords, type RankChange, rankChange } from './rank-change';

interface ComparedPhotoProps {
  readonly photo: ComparedModel['results'][number];
  /** Photos shown of each model. */
  readonly shown: number;
  /** Whether the same photo is pointed at in either column. */
  readonly marked: boolean;
  readonly onPoint: (id: number | null) => void;
}

/** A photo with its place, and how far the other model puts it from there. */
export function ComparedPhoto({ photo, shown, marked, onPoint }: ComparedPhotoProps) {
  const locale = useLocale();
  const { ratio, filled } = cellShape(photo.width, photo.height);
  const change = rankChange(photo.rank, photo.otherRank, shown);
  const said = { photo: describePhoto(photo, locale), change: changeInWords(change, shown, locale) };

  return (
    <li className="relative photo-cell" style={{ '--ratio': ratio } as CSSProperties}>
      <Link
        href={`/photos/${photo.id}`}
        prefetch={false}
        aria-label={say(locale.strings.models.comparing.place, { rank: photo.rank, ...said }, locale)}
        onPointerEnter={() => onPoint(photo.id)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(photo.id)}
        onBlur={() => onPoint(null)}
        className={`block size-full overflow-hidden bg-sunken -outline-offset-3 focus-visible:outline-3 ${marked ? 'outline-3 outline-accent' : ''}`}
        style={{ backgroundColor: photo.color ?? undefined }}
      >
        <img
          src={thumbnailUrl(photo, 320)}
          width={photo.width || undefined}
          height={photo.height || undefined}
          alt=""
          loading="lazy"
          decoding="async"
          className={`size-full ${filled ? 'object-cover' : 'object-contain'}`}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute start-1.5 bottom-1.5 flex items-center gap-1.5 rounded-round bg-veil px-2 py-0.5 text-small text-on-veil"
        >
          <span className="font-medium">{photo.rank}</span>
          <Change change={change} />
        </span>
      </Link>
    </li>
  );
}

function Change({ change }: { change: RankChange }) {
  if (change.kind === 'same') return null;
  if (change.kind === 'only') return <Sparkle className="size-3.5" />;

  const Arrow = change.kind === 'up' ? ArrowUp : ArrowDown;
  return (
    <span className="flex items-center">
      <Arrow className="size-3.5" />
      {change.by}
    </span>
  );
}
