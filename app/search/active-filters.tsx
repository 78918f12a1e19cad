import type { Folder } from '#lib/nouns';
import { formatDayRange } from '../format/dates';
import { requestLocale } from '../ui/request-locale';
import { searchHref } from './address';
import { FilterChip } from './filter-chip';

/** What narrows the search now; a click takes it away. */
export async function ActiveFilters({ params, folders }: { params: URLSearchParams; folders: readonly Folder[] }) {
  const locale = await requestLocale();
  const { search } = locale.strings;
  const [tag, folder, from, to] = ['tag', 'folder', 'from', 'to'].map((key) => params.get(key));
  const folderName = folders.find(({ id }) => String(id) === folder)?.name ?? search.goneFolder;

  return (
    <>
      {tag && <FilterChip text={tag} removeHref={searchHref(params, { tag: null })} />}
      {(from || to) && (
        <FilterChip
          text={formatDayRange(from ?? null, to ?? null, locale)}
          removeHref={searchHref(params, { from: null, to: null })}
        />
      )}
      {folder && <FilterChip text={folderName} removeHref={searchHref(params, { folder: null })} />}
      {params.get('album') && <FilterChip text={search.inAlbum} removeHref={searchHref(params, { album: null })} />}
    </>
  );
}
