'use client';

import { useStrings } from '../ui/locale-context';
import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FacetScroll } from './facet-scroll';
import { FilterPopover } from './filter-popover';

/** Narrows the search to photos taken with one camera or lens. */
export function CameraFilter({ context }: { context: string }) {
  const { search } = useStrings();

  return (
    <FilterPopover label={search.camera}>
      {(close) => (
        <FacetPanel context={context}>
          {({ cameras, lenses }) => (
            <FacetScroll none={cameras.length + lenses.length > 0 ? null : search.noCamera}>
              <FacetList context={context} filter="camera" title={search.cameras} values={cameras} onChosen={close} />
              <FacetList context={context} filter="lens" title={search.lenses} values={lenses} onChosen={close} />
            </FacetScroll>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
