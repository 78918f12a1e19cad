import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { CountedLabelSet } from '#lib/nouns';
import { listLabelSets } from '#lib/labels/service';
import { countOf } from '../format/numbers';
import type { Locale } from '../format/locale';
import { requestLocale } from '../ui/request-locale';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { plainButton, quietLink } from '../ui/styles';
import { RefreshWhileTagging } from './refresh-while-tagging';
import { SetSwitch } from './set-switch';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Labels' };

const ORIGINS = { 'built-in': 'Came with Rummage', edited: 'Came with Rummage, changed by you', own: 'Yours' } as const;

export default async function LabelsPage() {
  const [loaded, locale] = await Promise.all([orProblem(listLabelSets), requestLocale()]);
  if ('problem' in loaded) return <Problem error={loaded.problem} />;

  const { sets, updating } = loaded.value;
  return (
    <div className="mx-auto grid max-w-3xl gap-8 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">Labels</h1>
        <p className="mt-2 max-w-prose text-quiet">
          The words photos are tagged with. Labels are guesses from how a photo looks: they are wrong about one time in
          four, know nothing of names, and see a thing more easily than a relation or a number. What you say of a tag
          yourself always counts.
        </p>
        <RefreshWhileTagging tagging={updating} />
      </header>
      <ul className="grid gap-3">
        {sets.map((set) => (
          <SetCard key={set.key} set={set} locale={locale} />
        ))}
      </ul>
      <p>
        <Link href="/labels/new" className={plainButton}>
          <Plus aria-hidden strokeWidth={1.75} className="size-4.5" />
          New set
        </Link>
      </p>
    </div>
  );
}

function SetCard({ set, locale }: { set: CountedLabelSet; locale: Locale }) {
  const { key, name, enabled, exclusive, labels, counts, origin } = set;
  const used = Object.values(counts).filter((count) => count > 0).length;

  return (
    <li className="flex items-center gap-4 rounded-panel border border-line bg-raised px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1">
        <h2 className="font-medium wrap-anywhere">
          <Link href={`/labels/${key}`} className={quietLink}>
            {name}
          </Link>
        </h2>
        <p className="mt-0.5 text-small text-quiet">
          {countOf(labels.length, ['label', 'labels'], locale)}
          {exclusive && ', one of them per photo'}
          {enabled && `, ${countOf(used, ['tag', 'tags'], locale)} on photos`}. {ORIGINS[origin]}.
        </p>
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
