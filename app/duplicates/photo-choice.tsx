import { Check, Maximize2 } from 'lucide-react';
import Link from 'next/link';
import type { DuplicatePhoto } from '#lib/nouns';
import { formatDay } from '../format/dates';
import type { Locale } from '../format/locale';
import { formatBytes } from '../format/numbers';
import { thumbnailUrl } from '../grid/thumbnail';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';

interface PhotoChoiceProps {
  readonly photo: DuplicatePhoto;
  /** Name of the choice it is part of. */
  readonly group: string;
  readonly isKept: boolean;
  /** Null when there is nothing to choose from. */
  readonly onChoose: (() => void) | null;
}

/** Drawn over the picture. */
const FRAMED = 'after:absolute after:inset-0 after:rounded-control after:ring-3 after:ring-accent after:ring-inset';

/** A photo with what tells it from its likes. Arrow keys go from one to the next, as in any choice of one. */
export function PhotoChoice({ photo, group, isKept, onChoose }: PhotoChoiceProps) {
  const locale = useLocale();
  const { duplicates } = locale.strings;
  const facts = factsOf(photo, locale);

  return (
    <div className="group/choice relative grid min-w-0 content-start gap-1.5">
      <label className="block cursor-pointer rounded-control has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        {onChoose && (
          <input
            type="radio"
            name={group}
            checked={isKept}
            onChange={onChoose}
            aria-label={say(duplicates.keepPhoto, { facts: facts.join(', ') }, locale)}
            className="sr-only"
          />
        )}
        <span
          className={`relative block aspect-4/3 overflow-hidden rounded-control bg-sunken ${isKept && onChoose ? FRAMED : ''}`}
        >
          <img
            src={thumbnailUrl(photo, 320)}
            alt=""
            loading="lazy"
            decoding="async"
            className={`size-full object-contain transition-opacity ${isKept ? '' : 'opacity-60 group-hover/choice:opacity-100'}`}
          />
          {isKept && onChoose && (
            <span className="absolute start-2 top-2 inline-flex items-center gap-1 rounded-round bg-accent py-0.5 ps-1.5 pe-2.5 text-small font-medium text-on-accent">
              <Check aria-hidden className="size-4" />
              {duplicates.keep}
            </span>
          )}
        </span>
      </label>
      <Link
        href={`/photos/${photo.id}`}
        prefetch={false}
        aria-label={duplicates.openThis}
        title={duplicates.open}
        className="absolute end-0 top-0 grid size-11 place-items-center rounded-round"
      >
        <span className="grid size-8 place-items-center rounded-round bg-veil text-on-veil">
          <Maximize2 aria-hidden className="size-4" />
        </span>
      </Link>
      <div className="px-1 text-small text-quiet">
        <p className="text-ink">{facts.slice(0, 2).join(' · ')}</p>
        {facts.length > 2 && <p>{facts.slice(2).join(' · ')}</p>}
        {photo.files.map(({ folderName, path }) => (
          <p key={`${folderName}/${path}`} className="wrap-anywhere">
            {folderName}/{path}
          </p>
        ))}
      </div>
    </div>
  );
}

function factsOf({ width, height, bytes, format, hasRaw, pins, takenAt }: DuplicatePhoto, locale: Locale): string[] {
  const { withRaw, pins: pinned } = locale.strings.duplicates;
  return [
    `${width} × ${height}`,
    formatBytes(bytes, locale),
    format?.toUpperCase(),
    hasRaw && withRaw,
    takenAt && formatDay(takenAt, locale),
    pins > 0 && say(pinned, { count: pins }, locale),
  ].filter((fact): fact is string => Boolean(fact));
}
