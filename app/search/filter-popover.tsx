'use client';

import { lazy, Suspense, useState } from 'react';
import { FilterButton } from './filter-button';
import type { FilterPopoverProps } from './filter-panel';

const load = () => import('./filter-panel').then(({ FilterPanel }) => ({ default: FilterPanel }));
const FilterPanel = lazy(load);

/** One way to narrow the search, folded away, and not even loaded, until it is wanted. */
export function FilterPopover(props: FilterPopoverProps) {
  const [isWanted, setIsWanted] = useState(false);
  const closed = (
    <FilterButton
      label={props.label}
      aria-haspopup="dialog"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setIsWanted(true)}
    />
  );

  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <FilterPanel {...props} />
    </Suspense>
  );
}
