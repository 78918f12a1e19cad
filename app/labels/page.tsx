import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { CountedLabelSet } from '#lib/nouns';
import { listLabelSets } from '#lib/labels/service';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import { titled } from '../strings/page-title';
import { WithStrings } from '../strings/with-strings';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { requestLocale } from '../ui/request-locale';
import { plainButton, quietLink } from '../ui/styles';
import { RefreshWhileTagging } from './refresh-while-tagging';
import { SetSwitch } from './set-switch';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ labels }) => labels.title);

export default async function LabelsPage() {
  const [loaded, locale] = await Promise.all([orProblem(listLabelSets), requestLocale()]);
  if ('problem' in loaded) return <Problem error={loaded.problem} />;

  const { sets, updating } = loaded.value;
  const { labels } = locale.strings;
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">{labels.title}</h1>
        <p className="mt-2 max-w-prose text-quiet">{labels.text}</p>
        <WithStrings areas={['labels']}>
          <RefreshWhileTagging tagging={updating} />
        </WithStrings>
      </header>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <WithStrings areas={['labels']}>
          {sets.map((set) => (
            <SetCard key={set.key} set={set} locale={locale} />
          ))}
        </WithStrings>
      </ul>
      <p>
        <Link href="/labels/new" className={plainButton}>
          <Plus aria-hidden strokeWidth={1.75} className="size-4.5" />
          {labels.newSet}
        </Link>
      </p>
    </div>
  );
}

function SetCard({ set, locale }: { set: CountedLabelSet; locale: Locale }) {
  const { key, name, enabled, labels } = set;

  return (
    <li className="flex items-center gap-4 rounded-panel border border-line bg-raised px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1">
        <h2 className="font-medium wrap-anywhere">
          <Link href={`/labels/${key}`} className={quietLink}>
            {name}
          </Link>
        </h2>
        <p className="mt-0.5 text-small text-quiet">{factsOf(set, locale)}</p>
        <p className="mt-1 truncate text-small text-quiet">
          {labels
            .slice(0, 12)
            .map(({ label }) => label)
            .join(', ')}
        </p>
      </div>
      <SetSwitch setKey={key} name={name} enabled={enabled} />
    </li>
  );
}

/** `12 labels, one of them per photo, 3 tags on photos. Yours.` */
function factsOf({ labels, exclusive, enabled, counts, origin }: CountedLabelSet, locale: Locale): string {
  const { labels: words } = locale.strings;
  const used = Object.values(counts).filter((count) => count > 0).length;

  const all = say(words.count, { count: labels.length }, locale);
  const chosen = exclusive ? say(words.exclusive, { labels: all }, locale) : all;
  const onPhotos = enabled ? say(words.used, { labels: chosen, count: used }, locale) : chosen;
  return say(words.facts, { labels: onPhotos, origin: words.origins[origin] }, locale);
}
