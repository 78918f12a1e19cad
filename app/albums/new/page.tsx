import type { Metadata } from 'next';
import { listTags } from '#lib/tags/service';
import { AlbumForm } from '../../album/album-form';
import { emptyDraft } from '../../album/draft';
import { partsIn, toSearchParams } from '../../search/address';
import { readParts } from '../../search/album-href';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New album' };

interface NewAlbumPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewAlbumPage({ searchParams }: NewAlbumPageProps) {
  const params = toSearchParams(await searchParams);
  const { words = '', from = '', to = '' } = Object.fromEntries(params);
  const parts = readParts(partsIn(params));

  return <AlbumForm title="New album" start={emptyDraft({ words, parts, from, to })} tags={await listTags()} />;
}
