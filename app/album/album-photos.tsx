'use client';

import type { SearchAnswer } from '#lib/nouns';
import { EndlessGrid } from '../grid/endless-grid';
import { OwnerOnly } from '../security/owner-only';
import { useStrings } from '../ui/locale-context';
import { TakeOutButton } from './take-out-button';

/** The photos of an album, each with the way out of it. */
export function AlbumPhotos({ albumId, first }: { albumId: number; first: SearchAnswer }) {
  const { photos } = useStrings().albums.album;

  return (
    <EndlessGrid
      first={first}
      context={`in=${albumId}`}
      label={photos}
      cornerOf={(photo) => (
        <OwnerOnly>
          <TakeOutButton albumId={albumId} photoId={photo.id} />
        </OwnerOnly>
      )}
    />
  );
}
