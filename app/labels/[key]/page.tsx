import type { Metadata } from 'next';
import Link from 'next/link';
import { cache } from 'react';
import { writeLabelLines } from '#lib/labels/lines';
import { getLabelSet } from '#lib/labels/service';
import { formatCount } from '../../format/numbers';
import { WithStrings } from '../../strings/with-strings';
import { orNotFound } from '../../ui/or-not-found';
import { requestLocale } from '../../ui/request-locale';
import { quietLink } from '../../ui/styles';
import { RefreshWhileTagging } from '../refresh-while-tagging';
import { RemoveSet } from '../remove-set';
import { SetForm } from '../set-form';

export const dynamic = 'force-dynamic';

interface LabelSetPageProps {
  readonly params: Promise<{ key: string }>;
}

const loadSet = cache((key: string) => orNotFound(() => getLabelSet(key)));

export async function generateMetadata({ params }: LabelSetPageProps): Promise<Metadata> {
  return { title: (await loadSet((await params).key)).name };
}

export default async function LabelSetPage({ params }: LabelSetPageProps) {
  const [set, locale] = await Promise.all([loadSet((await params).key), requestLocale()]);
  const { labels: words } = locale.strings;
  const { key, name, labels, templates, exclusive, enabled, origin, counts, updating } = set;
  const start = { name, lines: writeLabelLines(labels), templates: templates.join('\n'), exclusive, enabled };
  const used = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);

  return (
    <div className="mx-auto grid max-w-3xl gap-6 px-5 py-8 sm:px-8 sm:py-10">
      <WithStrings areas={['labels']}>
        <header>
          <p className="text-small text-quiet">
            <Link href="/labels" className={quietLink}>
              {words.title}
            </Link>
          </p>
          <h1 className="text-display font-semibold wrap-anywhere">{name}</h1>
          <RefreshWhileTagging tagging={updating} />
        </header>
        <SetForm start={start} setKey={key} />
        {origin !== 'built-in' && <RemoveSet setKey={key} name={name} isOwn={origin === 'own'} />}
      </WithStrings>
      <section aria-labelledby="on-photos">
        <h2 id="on-photos" className="text-title font-semibold">
          {words.onPhotos}
        </h2>
        {used.length === 0 && <p className="mt-2 text-quiet">{words.none}</p>}
        <ul aria-labelledby="on-photos" className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
          {used.map(([label, count]) => (
            <li key={label}>
              <Link
                href={`/?${new URLSearchParams({ tag: label })}`}
                prefetch={false}
                className={`${quietLink} inline-flex target items-center`}
              >
                {label}
              </Link>{' '}
              <span className="text-small text-quiet">{formatCount(count, locale)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
