'use client';

import { useStrings } from '../ui/locale-context';
import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FacetScroll } from './facet-scroll';
import { FilterPopover } from './filter-popover';

/** Narrows the search to a watched folder, or to one that lies directly in it. */
export function FolderFilter({ context }: { context: string }) {
  const { folder, noFolder } = useStrings().search;

  return (
    <FilterPopover label={folder}>
      {(close) => (
        <FacetPanel context={context}>
          {({ folders }) => (
            <FacetScroll none={folders.length > 0 ? null : noFolder}>
              <FacetList context={context} filter="folder" values={folders} onChosen={close} />
            </FacetScroll>
          )}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}
