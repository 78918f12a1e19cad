import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { canLearn } from '#lib/albums/learner';
import { loadAlbum } from '../../../album/load-album';
import { Teach } from '../../../album/teach';
import { say } from '../../../strings/message';
import { WithStrings } from '../../../strings/with-strings';
import { requestLocale } from '../../../ui/request-locale';

export const dynamic = 'force-dynamic';

interface TeachPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: TeachPageProps): Promise<Metadata> {
  const [{ name }, locale] = await Promise.all([loadAlbum((await params).id), requestLocale()]);
  return { title: say(locale.strings.albums.teaching.pageTitle, { name }, locale) };
}

export default async function TeachPage({ params }: TeachPageProps) {
  const album = await loadAlbum((await params).id);
  if (!canLearn(album.rule)) redirect(`/albums/${album.id}`);

  return (
    <WithStrings areas={['albums']}>
      <Teach album={album} />
    </WithStrings>
  );
}
