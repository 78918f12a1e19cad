'use client';

import type { FacetValue } from '#lib/nouns';
import { searchHref } from './address';
import { FilterOption } from './filter-option';
import { withTerm } from './with-term';

interface FacetListProps {
  readonly context: string;
  /** The filter each value is for: `camera`, `year`. */
  readonly filter: string;
  readonly title?: string;
  readonly values: readonly FacetValue[];
  readonly onChosen: () => void;
}

/** Values a search can be narrowed to, with how many of its photos have each. */
export function FacetList({ context, filter, title, values, onChosen }: FacetListProps) {
  const params = new URLSearchParams(context);
  if (values.length === 0) return null;

  return (
    <section aria-label={title} className="mb-3 last:mb-0">
      {title && <h2 className="px-2 pb-1 text-small text-quiet first-letter:uppercase">{title}</h2>}
      <ul>
        {values.map(({ name, photos }) => (
          <FilterOption
            key={name}
            href={searchHref(params, { q: withTerm(params.get('q') ?? '', filter, name) })}
            name={name}
            count={photos}
            onChosen={onChosen}
          />
        ))}
      </ul>
    </section>
  );
}
