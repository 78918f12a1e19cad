'use client';

import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FilterPopover } from './filter-popover';

/** Narrows the search to photos taken with one camera or lens. */
export function CameraFilter({ context }: { context: string }) {
  return (
    <FilterPopover label="Camera">
      {(close) => (
        <FacetPanel context={context}>
          {({ cameras, lenses }) => (
            <div className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
              <FacetList context={context} filter="camera" title="Cameras" values={cameras} onChosen={close} />
              <FacetList context={context} filter="lens" title="Lenses" values={lenses} onChosen={close} />
              {cameras.length + lenses.length === 0 && (
                <p className="px-2 py-4 text-quiet">None of these photos tells its camera.</p>
              )}
            </div>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
