import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { QueryPart } from '#lib/nouns';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';
import { chipButton } from './chip-button';
import { LazyPartPicture, LazyWeightControl } from './lazy-controls';
import { partName, placeName } from './part-words';
import { pictureUrl } from './picture-url';
import { WEIGHTS } from './weights';

interface PartChipProps {
  readonly part: QueryPart;
  /** The search with this part as it should be; null takes it out. */
  readonly hrefWith: (part: QueryPart | null) => string;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** One part of a composed search: what it is, how much it counts, and its removal. */
export async function PartChip({ part, hrefWith, children }: PartChipProps) {
  const locale = await requestLocale();
  const { parts } = locale.strings;
  const name = partName(part, locale);

  return (
    <li
      className={`flex h-11 max-w-full items-center rounded-round border bg-raised ps-1.5 ${part.weight < 0 ? 'border-dashed border-edge' : 'border-line'}`}
    >
      {'text' in part ? (
        <>
          <span className="min-w-0 truncate ps-2 font-medium">{part.text}</span>
          {part.place && <span className="shrink-0 ps-2 text-small text-quiet">{placeName(part.place, locale)}</span>}
        </>
      ) : (
        <>
          <LazyPartPicture src={pictureUrl(part, 320)} crop={part.crop} />
          <span className="sr-only">{name}</span>
        </>
      )}
      {children}
      <LazyWeightControl
        weight={part.weight}
        labels={{
          weight: parts.weight,
          less: say(parts.less, { name }, locale),
          more: say(parts.more, { name }, locale),
        }}
        hrefs={WEIGHTS.map((weight) => hrefWith({ ...part, weight }))}
      />
      <Link
        href={hrefWith(null)}
        prefetch={false}
        scroll={false}
        aria-label={say(parts.remove, { name }, locale)}
        className={chipButton}
      >
        <X aria-hidden className="size-4" />
      </Link>
    </li>
  );
}
