import { Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getStatus } from '#lib/status/service';
import { listGonePhotos, listTrash } from '#lib/trash/service';
import { countOf } from '../format/numbers';
import { PAGE_SIZE } from '../grid/page-size';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { FollowMissing } from './follow-missing';
import { GonePhotos } from './gone-photos';
import { TrashedPhotos } from './trashed-photos';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Trash' };

export default async function TrashPage() {
  const first = { limit: PAGE_SIZE, offset: 0 };
  const [trash, gone, status, locale] = await Promise.all([
    listTrash(first),
    listGonePhotos(first),
    getStatus(),
    requestLocale(),
  ]);

  if (trash.total + gone.total === 0) {
    return (
      <Notice
        icon={Trash2}
        title="Nothing in the trash"
        actions={
          <Link href="/" className={plainButton}>
            Show all photos
          </Link>
        }
      >
        <p>Photos you put here are hidden everywhere, and their files stay where they are.</p>
      </Notice>
    );
  }
  return (
    <div className="pb-16">
      <header className="px-4 pt-8 pb-6 sm:px-5">
        <h1 className="text-display font-semibold">Trash</h1>
        <p className="mt-1 max-w-prose text-quiet">
          {trash.total === 0 ? 'Nothing is hidden.' : `${countOf(trash.total, ['photo', 'photos'], locale)} hidden.`}{' '}
          What you put here stays hidden until you restore it, and its file stays where it is: Rummage never deletes
          one.
        </p>
      </header>
      {trash.total > 0 && <TrashedPhotos first={trash} />}
      {gone.total > 0 && (
        <div className="mx-auto max-w-3xl px-4 pt-12 sm:px-8">
          <GonePhotos first={gone} />
        </div>
      )}
      <FollowMissing initial={status} />
    </div>
  );
}
