import { findCatalogued } from '../encoder/catalogue';

/** What a model is called for people: the catalogue's title or the last part of its id, and its precision unless fp32. */
export function titleOf(id: string, dtype: string | null): string {
  const title = findCatalogued(id)?.title ?? id.split(/[\\/]/).at(-1) ?? id;
  return dtype === null || dtype === 'fp32' ? title : `${title} (${dtype})`;
}
