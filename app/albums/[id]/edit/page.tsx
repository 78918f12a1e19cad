import type { Metadata } from 'next';
import { listTags } from '#lib/tags/service';
import { AlbumForm } from '../../../album/album-form';
import { DeleteAlbum } from '../../../album/delete-album';
import { draftOf } from '../../../album/draft';
import { loadAlbum } from '../../../album/load-album';
import { titled } from '../../../strings/page-title';
import { WithStrings } from '../../../strings/with-strings';
import { requestLocale } from '../../../ui/request-locale';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ albums }) => albums.album.edit);

export default async function EditAlbumPage({ params }: { params: Promise<{ id: string }> }) {
  const { albums } = (await requestLocale()).strings;
  const album = await loadAlbum((await params).id);

  return (
    <WithStrings areas={['albumForm', 'albums', 'parts']}>
      <AlbumForm title={albums.album.edit} start={draftOf(album)} tags={await listTags()} albumId={album.id}>
        <DeleteAlbum id={album.id} name={album.name} />
      </AlbumForm>
    </WithStrings>
  );
}
