'use client';

import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FacetScroll } from './facet-scroll';
import { FilterPopover } from './filter-popover';

/** Narrows the search to a watched folder, or to one that lies directly in it. */
export function FolderFilter({ context }: { context: string }) {
  return (
    <FilterPopover label="Folder">
      {(close) => (
        <FacetPanel context={context}>
          {({ folders }) => (
            <FacetScroll none={folders.length > 0 ? null : 'There is no folder to choose.'}>
              <FacetList context={context} filter="folder" values={folders} onChosen={close} />
            </FacetScroll>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
