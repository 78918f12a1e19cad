import type { Metadata } from 'next';
import { listTags } from '#lib/tags/service';
import { AlbumForm } from '../../album/album-form';
import { emptyDraft } from '../../album/draft';
import { toSearchParams } from '../../search/address';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New album' };

interface NewAlbumPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewAlbumPage({ searchParams }: NewAlbumPageProps) {
  const { words = '', from = '', to = '' } = Object.fromEntries(toSearchParams(await searchParams));

  return <AlbumForm title="New album" start={emptyDraft({ words, from, to })} tags={await listTags()} />;
}
