import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { canLearn } from '#lib/albums/learner';
import { loadAlbum } from '../../../album/load-album';
import { Teach } from '../../../album/teach';

export const dynamic = 'force-dynamic';

interface TeachPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: TeachPageProps): Promise<Metadata> {
  return { title: `Teach ${(await loadAlbum((await params).id)).name}` };
}

export default async function TeachPage({ params }: TeachPageProps) {
  const album = await loadAlbum((await params).id);
  if (!canLearn(album.rule)) redirect(`/albums/${album.id}`);

  return <Teach album={album} />;
}
