'use client';

import type { LoadPage, ResultPage } from '../grid/held-list';
import { PhotoList } from '../grid/photo-list';
import { callApi } from '../http/call-api';
import { useStrings } from '../ui/locale-context';
import { RestoreButton } from './restore-button';

/** What is in the trash, each photo with the way out of it. */
export function TrashedPhotos({ first }: { first: ResultPage }) {
  const { trash } = useStrings();

  return (
    <PhotoList
      first={first}
      load={loadTrashed}
      context={null}
      label={trash.photos}
      isExact={false}
      cornerOf={({ id }) => <RestoreButton photoId={id} isCorner />}
    />
  );
}

const loadTrashed: LoadPage = ({ limit, offset }) => callApi(`/api/trash?limit=${limit}&offset=${offset}`);
