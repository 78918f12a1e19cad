import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { QueryPart } from '#lib/nouns';
import { chipButton } from './chip-button';
import { LazyPartPicture, LazyWeightControl } from './lazy-controls';
import { partName, placeName, WEIGHTS } from './part-words';
import { pictureUrl } from './picture-url';

interface PartChipProps {
  readonly part: QueryPart;
  /** The search with this part as it should be; null takes it out. */
  readonly hrefWith: (part: QueryPart | null) => string;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** One part of a composed search: what it is, how much it counts, and its removal. */
export function PartChip({ part, hrefWith, children }: PartChipProps) {
  const name = partName(part);

  return (
    <li
      className={`flex h-11 max-w-full items-center rounded-round border bg-raised pl-1.5 ${part.weight < 0 ? 'border-dashed border-edge' : 'border-line'}`}
    >
      {'text' in part ? (
        <>
          <span className="min-w-0 truncate pl-2 font-medium">{part.text}</span>
          {part.place && <span className="shrink-0 pl-2 text-small text-quiet">{placeName(part.place)}</span>}
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
        name={name}
        hrefs={WEIGHTS.map((weight) => hrefWith({ ...part, weight }))}
      />
      <Link href={hrefWith(null)} prefetch={false} scroll={false} aria-label={`Remove ${name}`} className={chipButton}>
        <X aria-hidden className="size-4" />
      </Link>
    </li>
  );
}
