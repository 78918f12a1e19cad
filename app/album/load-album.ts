import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getAlbum } from '#lib/albums/service';
import { RummageError } from '#lib/errors';
import type { Album } from '#lib/nouns';
import { readId } from '../api/body';

/** The album an address names; shown as the not-found page when there is none. Read once per request. */
export const loadAlbum = cache(async (id: string): Promise<Album> => {
  try {
    return await getAlbum(readId(id));
  } catch (error) {
    if (error instanceof RummageError && error.code === 'not-found') notFound();
    throw error;
  }
});
