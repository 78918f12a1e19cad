import type { QueryPart, SearchQuery } from '../nouns';
import { readThumbnail } from '../photos/service';
import { readQueryImage } from './query-images';

/** A part with the picture it is about, where that has to be embedded first. */
export interface AskedPart {
  readonly part: QueryPart;
  /** `name` tells contents apart; `bytes` are WebP, upright. */
  readonly picture: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** A query as the search worker takes it. */
export type AskedQuery = Omit<SearchQuery, 'parts'> & { readonly parts?: readonly AskedPart[] };

/** Reads the pictures a query is about. @throws RummageError when one cannot be had */
export async function withPictures({ parts, ...query }: SearchQuery): Promise<AskedQuery> {
  if (parts === undefined) return query;
  return { ...query, parts: await Promise.all(parts.map(withPicture)) };
}

/** @throws RummageError when its picture cannot be had */
export async function withPicture(part: QueryPart): Promise<AskedPart> {
  if ('image' in part) return { part, picture: { name: part.image, bytes: await readQueryImage(part.image) } };
  // A whole photo has its vector in the index.
  if ('text' in part || part.crop === null) return { part, picture: null };

  const { bytes, etag } = await readThumbnail(part.photo, 1280);
  return { part, picture: { name: etag, bytes } };
}
