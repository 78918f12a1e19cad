import Link from 'next/link';
import { burstOfPhoto } from '#lib/duplicates/service';
import { describePhoto } from '../format/dates';
import { thumbnailUrl } from '../grid/thumbnail';
import { say } from '../strings/message';
import { orProblem } from '../ui/or-problem';
import { requestLocale } from '../ui/request-locale';

/** The photos taken in one go with the one above, which lists show as one. */
export async function BurstStrip({ photoId }: { photoId: number }) {
  const burst = await orProblem(() => burstOfPhoto(photoId));
  if ('problem' in burst || burst.value.length === 0) return null;

  const locale = await requestLocale();
  const words = locale.strings.photo.burst;
  return (
    <section aria-labelledby="burst" className="border-t border-line">
      <h2 id="burst" className="px-4 py-4 font-medium sm:px-5">
        {say(words.title, { count: burst.value.length }, locale)}
      </h2>
      <ul aria-label={words.list} className="flex gap-(--gutter) overflow-x-auto px-(--gutter) pb-2">
        {burst.value.map((photo, at) => (
          <li key={photo.id} className="shrink-0">
            <Link
              href={`/photos/${photo.id}`}
              prefetch={false}
              aria-label={say(words.photo, { photo: describePhoto(photo, locale), place: at + 1 }, locale)}
              aria-current={photo.id === photoId ? 'page' : undefined}
              className="relative block h-24 -outline-offset-3 focus-visible:outline-3 aria-[current=page]:after:absolute aria-[current=page]:after:inset-0 aria-[current=page]:after:ring-3 aria-[current=page]:after:ring-accent aria-[current=page]:after:ring-inset sm:h-32"
              style={{ backgroundColor: photo.color ?? undefined }}
            >
              <img
                src={thumbnailUrl(photo, 320)}
                alt=""
                loading="lazy"
                width={photo.width || undefined}
                height={photo.height || undefined}
                className="h-full w-auto"
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
