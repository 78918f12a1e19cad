import Link from 'next/link';
import type { PhotoTag } from '#lib/nouns';
import { TakeTagOff } from './change-tags';
import { requestLocale } from '../ui/request-locale';

/** What Rummage sees in a photo and how sure it is; each tag leads to all photos with it. */
export async function TagBars({ photoId, tags }: { photoId: number; tags: readonly PhotoTag[] }) {
  const { language } = await requestLocale();
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  if (tags.length === 0) return null;

  return (
    <section aria-labelledby="tags">
      <h2 id="tags" className="mb-2 font-medium">
        What Rummage sees
      </h2>
      <ul className="-mx-2">
        {tags.map(({ label, score, byHand }) => (
          <li key={label} className="flex items-center">
            <Link
              href={`/?${new URLSearchParams({ tag: label })}`}
              prefetch={false}
              className="grid target min-w-0 flex-1 grid-cols-[minmax(0,1fr)_5.5rem_2.75rem] items-center gap-3 rounded-control px-2 py-1.5 transition-colors hover:bg-sunken"
            >
              <span className="truncate">{label}</span>
              <span aria-hidden className="h-1 overflow-hidden rounded-round bg-line">
                <span className="block h-full rounded-round bg-edge" style={{ width: `${score * 100}%` }} />
              </span>
              <span className="text-right text-small text-quiet">{byHand ? 'yours' : percent.format(score)}</span>
            </Link>
            <TakeTagOff photoId={photoId} label={label} />
          </li>
        ))}
      </ul>
    </section>
  );
}
