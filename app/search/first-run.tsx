import { CirclePause, FolderPlus, Images, ScanEye } from 'lucide-react';
import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { GridSkeleton } from '../grid/endless-grid';
import { isBusy } from '../status/progress-words';
import { sayWith } from '../strings/say-with';
import { useLocale, useStrings } from '../ui/locale-context';
import { Notice } from '../ui/notice';
import { plainButton, primaryButton } from '../ui/styles';

const START = 'npm start';

/** What there is to see before there is any photo: the way to the first one. */
export function FirstRun({ status }: { status: Status }) {
  const locale = useLocale();
  const { firstRun } = locale.strings.library;
  // Read already and on their way to this page.
  const isArriving = status.photos.indexed > 0;

  if (status.indexer === 'stopped' && !isArriving && status.folders.length > 0) {
    return (
      <Notice
        icon={CirclePause}
        title={firstRun.stopped}
        actions={
          <Link href="/status" className={plainButton}>
            {firstRun.status}
          </Link>
        }
      >
        <p>{sayWith(firstRun.stoppedText, { command: <code>{START}</code> }, locale)}</p>
      </Notice>
    );
  }
  if (isBusy(status) || isArriving) {
    return (
      <>
        <Notice icon={ScanEye} title={firstRun.reading}>
          <p>{firstRun.readingText}</p>
        </Notice>
        <GridSkeleton />
      </>
    );
  }
  return <NoPhotos hasFolders={status.folders.length > 0} />;
}

function NoPhotos({ hasFolders }: { hasFolders: boolean }) {
  const { firstRun } = useStrings().library;

  return (
    <Notice
      icon={hasFolders ? Images : FolderPlus}
      title={hasFolders ? firstRun.noPhotos : firstRun.noFolders}
      actions={
        <Link href="/status#folders" className={primaryButton}>
          {hasFolders ? firstRun.checkFolders : firstRun.addFolder}
        </Link>
      }
    >
      <p>{hasFolders ? firstRun.noPhotosText : firstRun.noFoldersText}</p>
    </Notice>
  );
}
