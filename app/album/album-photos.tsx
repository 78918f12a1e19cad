'use client';

import type { SearchAnswer } from '#lib/nouns';
import { EndlessGrid } from '../grid/endless-grid';
import { OwnerOnly } from '../security/owner-only';
import { TakeOutButton } from './take-out-button';

/** The photos of an album, each with the way out of it. */
export function AlbumPhotos({ albumId, first }: { albumId: number; first: SearchAnswer }) {
  return (
    <EndlessGrid
      first={first}
      context={`in=${albumId}`}
      label="Photos of this album"
      cornerOf={(photo) => (
        <OwnerOnly>
          <TakeOutButton albumId={albumId} photoId={photo.id} />
        </OwnerOnly>
      )}
    />
  );
}
