import { cache } from 'react';
import { getAlbum } from '#lib/albums/service';
import type { Album } from '#lib/nouns';
import { readId } from '../api/body';
import { orNotFound } from '../ui/or-not-found';

/** The album an address names; shown as the not-found page when there is none. Read once per request. */
export const loadAlbum = cache((id: string): Promise<Album> => orNotFound(async () => getAlbum(readId(id))));
