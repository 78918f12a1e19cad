import Link from 'next/link';
import type { LabelSet, SegmentAnswer } from '#lib/nouns';
import { formatShare } from '../../format/numbers';
import { requestLocale } from '../../ui/request-locale';
import { quietLink } from '../../ui/styles';
import { segmentsHref } from './segment-address';

interface SegmentPanelProps {
  readonly photoId: number;
  /** The photo page's own parameters. */
  readonly query: URLSearchParams;
  readonly sets: readonly Pick<LabelSet, 'key' | 'name'>[];
  /** What is shown now. */
  readonly shown: SegmentAnswer | null;
  readonly problem: string | null;
}

/** Colours the photo by the labels of a set, and says which colour is which. */
export async function SegmentPanel({ photoId, query, sets, shown, problem }: SegmentPanelProps) {
  const locale = await requestLocale();
  const { segments: words, hide } = locale.strings.photo;

  return (
    <section aria-labelledby="segments">
      <h2 id="segments" className="mb-2 font-medium">
        {words.title}
      </h2>
      <ul className="flex flex-wrap gap-x-3 gap-y-1 text-small">
        {sets.map(({ key, name }) => (
          <li key={key}>
            <Link
              href={segmentsHref(photoId, query, key)}
              replace
              scroll={false}
              prefetch={false}
              aria-current={key === shown?.set.key ? 'true' : undefined}
              className={`${quietLink} inline-flex target items-center`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {problem && (
        <p role="status" className="mt-2 text-small text-quiet">
          {problem}
        </p>
      )}
      {shown && (
        <>
          <ul aria-label={words.key} className="mt-3 grid gap-1">
            {shown.labels.map(({ label, share, color }) => (
              <li key={label} className="flex items-center gap-3">
                <span aria-hidden className="size-3.5 shrink-0 rounded-round" style={{ backgroundColor: color }} />
                <span className="min-w-0 flex-1 truncate">{label}</span>
                <span className="text-small text-quiet">{formatShare(share, locale)}</span>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-small text-quiet">
            {words.text}{' '}
            <Link href={segmentsHref(photoId, query, null)} replace scroll={false} className={quietLink}>
              {hide}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
