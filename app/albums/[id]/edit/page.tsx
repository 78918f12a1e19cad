import type { Metadata } from 'next';
import { listTags } from '#lib/tags/service';
import { AlbumForm } from '../../../album/album-form';
import { DeleteAlbum } from '../../../album/delete-album';
import { draftOf } from '../../../album/draft';
import { loadAlbum } from '../../../album/load-album';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Edit album' };

export default async function EditAlbumPage({ params }: { params: Promise<{ id: string }> }) {
  const album = await loadAlbum((await params).id);

  return (
    <AlbumForm title="Edit album" start={draftOf(album)} tags={await listTags()} albumId={album.id}>
      <DeleteAlbum id={album.id} name={album.name} />
    </AlbumForm>
  );
}
