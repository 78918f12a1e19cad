import { BookImage } from 'lucide-react';
import Link from 'next/link';
import type { Album } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { thumbnailUrl } from '../grid/thumbnail';
import { say } from '../strings/message';

/** An album as its cover and its name. */
export function AlbumCard({ album: { id, name, count, cover, updating }, locale }: { album: Album; locale: Locale }) {
  const { albums, ui } = locale.strings;
  const photos = say(ui.photos, { count }, locale);

  return (
    <li>
      <Link href={`/albums/${id}`} className="group block rounded-panel">
        <span className="block aspect-4/3 overflow-hidden rounded-panel bg-sunken">
          {cover === null ? (
            <span className="grid size-full place-items-center text-quiet">
              <BookImage aria-hidden strokeWidth={1.25} className="size-9" />
            </span>
          ) : (
            <img
              src={thumbnailUrl(cover, 320)}
              alt=""
              loading="lazy"
              decoding="async"
              className="size-full object-cover transition-opacity group-hover:opacity-90"
            />
          )}
        </span>
        <span className="mt-3 block truncate font-medium">{name}</span>
        <span className="block text-small text-quiet">
          {updating ? say(albums.updating, { photos }, locale) : photos}
        </span>
      </Link>
    </li>
  );
}
