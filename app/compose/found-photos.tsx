'use client';

import type { SearchAnswer } from '#lib/nouns';
import { EndlessGrid } from '../grid/endless-grid';
import { AddToSearch } from './add-to-search';

interface FoundPhotosProps {
  readonly context: string;
  readonly first: SearchAnswer;
  readonly label: string;
}

/** The photos of a search, each with the way into the next one. */
export function FoundPhotos({ context, first, label }: FoundPhotosProps) {
  return (
    <EndlessGrid
      first={first}
      context={context}
      label={label}
      cornerOf={(photo) => <AddToSearch photoId={photo.id} context={context} />}
    />
  );
}
