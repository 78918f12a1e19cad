import { Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getStatus } from '#lib/status/service';
import { listGonePhotos, listTrash } from '#lib/trash/service';
import { PAGE_SIZE } from '../grid/page-size';
import { say } from '../strings/message';
import { titled } from '../strings/page-title';
import { WithStrings } from '../strings/with-strings';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { FollowMissing } from './follow-missing';
import { GonePhotos } from './gone-photos';
import { TrashedPhotos } from './trashed-photos';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ trash }) => trash.title);

export default async function TrashPage() {
  const first = { limit: PAGE_SIZE, offset: 0 };
  const [trashed, gone, status, locale] = await Promise.all([
    listTrash(first),
    listGonePhotos(first),
    getStatus(),
    requestLocale(),
  ]);

  const { trash, ui } = locale.strings;
  if (trashed.total + gone.total === 0) {
    return (
      <Notice
        icon={Trash2}
        title={trash.empty}
        actions={
          <Link href="/" className={plainButton}>
            {ui.showAllPhotos}
          </Link>
        }
      >
        <p>{trash.emptyText}</p>
      </Notice>
    );
  }
  return (
    <div className="pb-16">
      <header className="px-4 pt-8 pb-6 sm:px-5">
        <h1 className="text-display font-semibold">{trash.title}</h1>
        <p className="mt-1 max-w-prose text-quiet">
          {trashed.total === 0 ? trash.noneHidden : say(trash.hidden, { count: trashed.total }, locale)} {trash.text}
        </p>
      </header>
      <WithStrings areas={['trash']}>
        {trashed.total > 0 && <TrashedPhotos first={trashed} />}
        {gone.total > 0 && (
          <div className="mx-auto max-w-3xl px-4 pt-12 sm:px-8">
            <GonePhotos first={gone} />
          </div>
        )}
      </WithStrings>
      <FollowMissing initial={status} />
    </div>
  );
}
