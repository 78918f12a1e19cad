import type { ReactNode } from 'react';

interface FacetScrollProps {
  /** What to say where there is nothing to choose; null where there is. */
  readonly none: string | null;
  readonly children: ReactNode;
}

/** What a filter offers, in a box that scrolls by itself. */
export function FacetScroll({ none, children }: FacetScrollProps) {
  return (
    <div className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
      {children}
      {none !== null && <p className="px-2 py-4 text-quiet">{none}</p>}
    </div>
  );
}
