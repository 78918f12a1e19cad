import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import type { PhotoTag, TagReason } from '#lib/nouns';
import { OwnerOnly } from '../security/owner-only';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';
import { iconButton, quietLink } from '../ui/styles';
import { TakeTagOff } from './change-tags';
import { TagWhy } from './why/tag-why';
import { whyHref } from './why/why-address';

interface TagBarsProps {
  readonly photoId: number;
  readonly tags: readonly PhotoTag[];
  /** The photo page's own parameters. */
  readonly query: URLSearchParams;
  /** Of the tag that is asked about. */
  readonly reason: TagReason | null;
}

/** What Rummage sees in a photo and how sure it is; each tag leads to all photos with it, and says why it is there. */
export async function TagBars({ photoId, tags, query, reason }: TagBarsProps) {
  const locale = await requestLocale();
  const { photo, labels } = locale.strings;
  const percent = new Intl.NumberFormat(locale.language, { style: 'percent' });
  if (tags.length === 0) return null;

  return (
    <section aria-labelledby="tags">
      <div className="mb-2 flex items-baseline justify-between">
        <h2 id="tags" className="font-medium">
          {photo.tags.title}
        </h2>
        <OwnerOnly>
          <Link href="/labels" className={`${quietLink} text-small text-quiet`}>
            {labels.title}
          </Link>
        </OwnerOnly>
      </div>
      <ul className="-mx-2">
        {tags.map(({ label, score, byHand }) => (
          <li key={label}>
            <div className="flex items-center">
              <Link
                href={`/?${new URLSearchParams({ tag: label })}`}
                prefetch={false}
                className="grid target min-w-0 flex-1 grid-cols-[minmax(0,1fr)_4.5rem_3rem] items-center gap-3 rounded-control px-2 py-1.5 transition-colors hover:bg-sunken"
              >
                <span className="truncate">{label}</span>
                <span aria-hidden className="h-1 overflow-hidden rounded-round bg-line">
                  <span className="block h-full rounded-round bg-edge" style={{ width: `${score * 100}%` }} />
                </span>
                <span className="text-end text-small text-quiet">
                  {byHand ? photo.tags.byHand : percent.format(score)}
                </span>
              </Link>
              <Link
                href={whyHref(photoId, query, label)}
                replace
                scroll={false}
                prefetch={false}
                aria-label={say(photo.tags.why, { label }, locale)}
                title={photo.tags.whyHint}
                className={`${iconButton} size-9 pointer-coarse:size-11`}
              >
                <CircleHelp aria-hidden strokeWidth={1.75} className="size-4" />
              </Link>
              <TakeTagOff photoId={photoId} label={label} />
            </div>
            {reason?.label === label && (
              <TagWhy reason={reason} byHand={byHand === true} closeHref={whyHref(photoId, query, null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
