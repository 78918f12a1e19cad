'use client';

import { useCallback, useState } from 'react';
import { PagedGrid } from '../grid/endless-grid';
import { type LoadPage, type ResultPage, usePagedResults } from '../grid/use-paged-results';
import { callApi } from '../http/call-api';
import { RestoreButton } from './restore-button';

/** What is in the trash, each photo with the way out of it. */
export function TrashedPhotos({ first }: { first: ResultPage }) {
  const load = useCallback<LoadPage>(
    ({ limit, offset }, signal) => callApi(`/api/trash?limit=${limit}&offset=${offset}`, { signal }),
    [],
  );
  const paged = usePagedResults(first, null, load);
  const [restored, setRestored] = useState<ReadonlySet<number>>(new Set());
  const photos = paged.photos.filter(({ id }) => !restored.has(id));

  return (
    <PagedGrid
      paged={{ ...paged, photos }}
      context={null}
      label="Photos in the trash"
      cornerOf={({ id }) => (
        <RestoreButton photoId={id} isCorner onRestored={() => setRestored((before) => new Set([...before, id]))} />
      )}
    />
  );
}
