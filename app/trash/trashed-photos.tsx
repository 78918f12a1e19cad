'use client';

import { useCallback } from 'react';
import { PagedGrid } from '../grid/endless-grid';
import { isLeftOut } from '../grid/left-out';
import { type LoadPage, type ResultPage, usePagedResults } from '../grid/use-paged-results';
import { callApi } from '../http/call-api';
import { SelectableGrid } from '../selection/selectable-grid';
import { useStrings } from '../ui/locale-context';
import { RestoreButton } from './restore-button';

/** What is in the trash, each photo with the way out of it. */
export function TrashedPhotos({ first }: { first: ResultPage }) {
  const { trash } = useStrings();
  const load = useCallback<LoadPage>(
    ({ limit, offset }, signal) => callApi(`/api/trash?limit=${limit}&offset=${offset}`, { signal }),
    [],
  );
  const paged = usePagedResults(first, null, load);
  const photos = paged.photos.filter(({ id }) => !isLeftOut(id, 'trash'));

  return (
    <SelectableGrid photos={photos} context={null} total={first.total} isExact={false}>
      <PagedGrid
        paged={{ ...paged, photos }}
        context={null}
        label={trash.photos}
        cornerOf={({ id }) => <RestoreButton photoId={id} isCorner />}
      />
    </SelectableGrid>
  );
}
