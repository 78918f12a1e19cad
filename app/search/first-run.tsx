import { CirclePause, FolderPlus, Images, ScanEye } from 'lucide-react';
import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { GridSkeleton } from '../grid/endless-grid';
import { isBusy } from '../status/progress-words';
import { Notice } from '../ui/notice';
import { plainButton, primaryButton } from '../ui/styles';

/** What there is to see before there is any photo: the way to the first one. */
export function FirstRun({ status }: { status: Status }) {
  // Read already and on their way to this page.
  const isArriving = status.photos.indexed > 0;

  if (status.indexer === 'stopped' && !isArriving && status.folders.length > 0) {
    return (
      <Notice
        icon={CirclePause}
        title="Nobody is reading your photos"
        actions={
          <Link href="/status" className={plainButton}>
            See the status
          </Link>
        }
      >
        <p>
          The indexer is stopped. Start Rummage with <code>npm start</code> and the photos appear here as they are read.
        </p>
      </Notice>
    );
  }
  if (isBusy(status) || isArriving) {
    return (
      <>
        <Notice icon={ScanEye} title="Reading your first photos">
          <p>They appear here as they become searchable. You can leave this running.</p>
        </Notice>
        <GridSkeleton />
      </>
    );
  }
  return <NoPhotos hasFolders={status.folders.length > 0} />;
}

function NoPhotos({ hasFolders }: { hasFolders: boolean }) {
  return (
    <Notice
      icon={hasFolders ? Images : FolderPlus}
      title={hasFolders ? 'There are no photos in your folders yet' : 'Which folders hold your photos?'}
      actions={
        <Link href="/status#folders" className={primaryButton}>
          {hasFolders ? 'Check the folders' : 'Add a folder'}
        </Link>
      }
    >
      <p>
        {hasFolders
          ? 'Put photos into them, or add another folder: Rummage notices by itself.'
          : 'Rummage looks through them on this machine. It never moves, changes or uploads a photo.'}
      </p>
    </Notice>
  );
}
