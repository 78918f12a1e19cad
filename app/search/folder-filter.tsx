'use client';

import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FilterPopover } from './filter-popover';

/** Narrows the search to a watched folder, or to one that lies directly in it. */
export function FolderFilter({ context }: { context: string }) {
  return (
    <FilterPopover label="Folder">
      {(close) => (
        <FacetPanel context={context}>
          {({ folders }) => (
            <div className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
              <FacetList context={context} filter="folder" values={folders} onChosen={close} />
              {folders.length === 0 && <p className="px-2 py-4 text-quiet">There is no folder to choose.</p>}
            </div>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
