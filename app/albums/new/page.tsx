import type { Metadata } from 'next';
import { listTags } from '#lib/tags/service';
import { AlbumForm } from '../../album/album-form';
import { emptyDraft } from '../../album/draft';
import { partsIn, toSearchParams } from '../../search/address';
import { readParts } from '../../search/album-href';
import { titled } from '../../strings/page-title';
import { WithStrings } from '../../strings/with-strings';
import { requestLocale } from '../../ui/request-locale';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ albums }) => albums.new);

interface NewAlbumPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewAlbumPage({ searchParams }: NewAlbumPageProps) {
  const params = toSearchParams(await searchParams);
  const { words = '', from = '', to = '' } = Object.fromEntries(params);
  const parts = readParts(partsIn(params));

  const { albums } = (await requestLocale()).strings;

  return (
    <WithStrings areas={['albumForm', 'parts']}>
      <AlbumForm title={albums.new} start={emptyDraft({ words, parts, from, to })} tags={await listTags()} />
    </WithStrings>
  );
}
