import { BookImage, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { listIdeas } from '#lib/albums/ideas';
import { listAlbums } from '#lib/albums/service';
import { AlbumCard } from '../../album/album-card';
import { AlbumIdeas } from '../../album/album-ideas';
import { Notice } from '../../ui/notice';
import { OwnerOnly } from '../../security/owner-only';
import { isReadOnly } from '../../security/page-access';
import { requestLocale } from '../../ui/request-locale';
import { primaryButton } from '../../ui/styles';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Albums' };

export default async function AlbumsPage() {
  const [albums, locale, isGuest] = await Promise.all([listAlbums(), requestLocale(), isReadOnly()]);
  // They name what nobody has chosen to show yet.
  const ideas = isGuest ? [] : await listIdeas();

  if (albums.length === 0) {
    return (
      <>
        <Notice icon={BookImage} title="Albums that fill themselves" actions={<NewAlbum />}>
          <p>Say once what belongs in an album. Every photo that fits goes in, today’s and next year’s.</p>
        </Notice>
        <AlbumIdeas ideas={ideas} />
      </>
    );
  }
  return (
    <>
      <div className="mx-auto max-w-384 px-5 py-8 sm:px-8">
        <div className="mb-7 flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-display font-semibold">Albums</h1>
          <NewAlbum />
        </div>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-9">
          {albums.map((album) => (
            <AlbumCard key={album.id} album={album} locale={locale} />
          ))}
        </ul>
      </div>
      <AlbumIdeas ideas={ideas} />
    </>
  );
}

function NewAlbum() {
  return (
    <OwnerOnly>
      <Link href="/albums/new" className={primaryButton}>
        <Plus aria-hidden className="size-4.5" />
        New album
      </Link>
    </OwnerOnly>
  );
}
