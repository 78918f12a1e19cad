'use client';

import Link from 'next/link';
import type { Folder } from '#lib/nouns';
import { formatCount } from '../format/numbers';
import { useLocale } from '../ui/locale-context';
import { searchHref } from './address';
import { FilterPopover } from './filter-popover';

/** Narrows the search to one folder; there is nothing to choose while there is only one. */
export function FolderFilter({ folders, context }: { folders: readonly Folder[]; context: string }) {
  const locale = useLocale();
  const params = new URLSearchParams(context);
  if (folders.length < 2) return null;

  return (
    <FilterPopover label="Folder">
      {(close) => (
        <ul className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
          {folders.map(({ id, name, photos }) => (
            <li key={id}>
              <Link
                href={searchHref(params, { folder: String(id), similar: null })}
                prefetch={false}
                onClick={close}
                className="flex target min-h-9 items-center justify-between gap-4 rounded-control px-2 hover:bg-sunken"
              >
                <span className="truncate">{name}</span>
                <span className="text-small text-quiet">{formatCount(photos, locale)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </FilterPopover>
  );
}
