import { BookImage, GraduationCap, Hourglass, Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { canLearn } from '#lib/albums/learner';
import { albumPhotos } from '#lib/albums/service';
import { AlbumActions } from '../../album/album-actions';
import { AlbumPhotos } from '../../album/album-photos';
import { learningInWords } from '../../album/learning-words';
import { loadAlbum } from '../../album/load-album';
import { RefreshWhileUpdating } from '../../album/refresh-while-updating';
import { RuleParts } from '../../album/rule-parts';
import { ruleInWords } from '../../album/rule-words';
import { PAGE_SIZE } from '../../grid/page-size';
import { say } from '../../strings/message';
import { WithStrings } from '../../strings/with-strings';
import { Notice } from '../../ui/notice';
import { OwnerOnly } from '../../security/owner-only';
import { forReader } from '../../security/page-access';
import { requestLocale } from '../../ui/request-locale';
import { plainButton } from '../../ui/styles';

export const dynamic = 'force-dynamic';

interface AlbumPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: AlbumPageProps): Promise<Metadata> {
  return { title: (await loadAlbum((await params).id)).name };
}

export default async function AlbumPage({ params }: AlbumPageProps) {
  const album = await loadAlbum((await params).id);
  const [first, locale] = await Promise.all([albumPhotos(album.id, { limit: PAGE_SIZE, offset: 0 }), requestLocale()]);
  const { albums, ui } = locale.strings;
  const { album: words } = albums;
  const isEmpty = first.results.length === 0;

  return (
    <WithStrings areas={['albums']}>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 px-4 pt-8 pb-6 sm:px-5">
        <div className="min-w-0">
          <h1 className="text-display font-semibold wrap-anywhere">{album.name}</h1>
          <p className="mt-1 text-quiet">
            {say(ui.photos, { count: first.total }, locale)} · {ruleInWords(album.rule, locale)}
          </p>
          <p className="text-small text-quiet empty:hidden">{learningInWords(album, locale)}</p>
          {album.rule.parts && (
            <OwnerOnly>
              <div className="pt-3">
                <RuleParts parts={album.rule.parts} locale={locale} />
              </div>
            </OwnerOnly>
          )}
          {album.updating && <RefreshWhileUpdating />}
        </div>
        <OwnerOnly>
          <div className="flex flex-wrap items-center gap-2">
            {canLearn(album.rule) && (
              <Link href={`/albums/${album.id}/teach`} className={plainButton}>
                <GraduationCap aria-hidden strokeWidth={1.75} className="size-4.5" />
                <span>
                  {words.teach}
                  <span className="max-sm:sr-only"> {words.teachThis}</span>
                </span>
              </Link>
            )}
            <Link href={`/albums/${album.id}/edit`} className={plainButton}>
              <Pencil aria-hidden strokeWidth={1.75} className="size-4" />
              {words.edit}
            </Link>
            <AlbumActions album={album} />
          </div>
        </OwnerOnly>
      </header>
      {!isEmpty && <AlbumPhotos albumId={album.id} first={await forReader(first)} />}
      {isEmpty && (
        <Notice
          heading="h2"
          icon={album.updating ? Hourglass : BookImage}
          title={album.updating ? words.filling : words.empty}
        >
          <p>{album.updating ? words.fillingText : words.emptyText}</p>
        </Notice>
      )}
    </WithStrings>
  );
}
