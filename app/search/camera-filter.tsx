'use client';

import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FacetScroll } from './facet-scroll';
import { FilterPopover } from './filter-popover';

/** Narrows the search to photos taken with one camera or lens. */
export function CameraFilter({ context }: { context: string }) {
  return (
    <FilterPopover label="Camera">
      {(close) => (
        <FacetPanel context={context}>
          {({ cameras, lenses }) => (
            <FacetScroll none={cameras.length + lenses.length > 0 ? null : 'None of these photos tells its camera.'}>
              <FacetList context={context} filter="camera" title="Cameras" values={cameras} onChosen={close} />
              <FacetList context={context} filter="lens" title="Lenses" values={lenses} onChosen={close} />
            </FacetScroll>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
