import { BookImage, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { listIdeas } from '#lib/albums/ideas';
import { listAlbums } from '#lib/albums/service';
import { AlbumCard } from '../../album/album-card';
import { AlbumIdeas } from '../../album/album-ideas';
import { titled } from '../../strings/page-title';
import { WithStrings } from '../../strings/with-strings';
import { Notice } from '../../ui/notice';
import { OwnerOnly } from '../../security/owner-only';
import { isReadOnly } from '../../security/page-access';
import { requestLocale } from '../../ui/request-locale';
import { primaryButton } from '../../ui/styles';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ albums }) => albums.title);

export default async function AlbumsPage() {
  const [all, locale, isGuest] = await Promise.all([listAlbums(), requestLocale(), isReadOnly()]);
  // They name what nobody has chosen to show yet.
  const ideas = isGuest ? [] : await listIdeas();

  const { albums } = locale.strings;
  if (all.length === 0) {
    return (
      <WithStrings areas={['albums']}>
        <Notice icon={BookImage} title={albums.emptyTitle} actions={<NewAlbum />}>
          <p>{albums.emptyText}</p>
        </Notice>
        <AlbumIdeas ideas={ideas} />
      </WithStrings>
    );
  }
  return (
    <WithStrings areas={['albums']}>
      <div className="mx-auto max-w-384 px-5 py-8 sm:px-8">
        <div className="mb-7 flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-display font-semibold">{albums.title}</h1>
          <NewAlbum />
        </div>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-9">
          {all.map((album) => (
            <AlbumCard key={album.id} album={album} locale={locale} />
          ))}
        </ul>
      </div>
      <AlbumIdeas ideas={ideas} />
    </WithStrings>
  );
}

async function NewAlbum() {
  const { albums } = (await requestLocale()).strings;

  return (
    <OwnerOnly>
      <Link href="/albums/new" className={primaryButton}>
        <Plus aria-hidden className="size-4.5" />
        {albums.new}
      </Link>
    </OwnerOnly>
  );
}
