'use client';

import type { Folder } from '#lib/nouns';
import { searchHref } from './address';
import { FilterOption } from './filter-option';
import { FilterPopover } from './filter-popover';

/** Narrows the search to one folder; there is nothing to choose while there is only one. */
export function FolderFilter({ folders, context }: { folders: readonly Folder[]; context: string }) {
  const params = new URLSearchParams(context);
  if (folders.length < 2) return null;

  return (
    <FilterPopover label="Folder">
      {(close) => (
        <ul className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
          {folders.map(({ id, name, photos }) => (
            <FilterOption
              key={id}
              href={searchHref(params, { folder: String(id), similar: null })}
              name={name}
              count={photos}
              onChosen={close}
            />
          ))}
        </ul>
      )}
    </FilterPopover>
  );
}
