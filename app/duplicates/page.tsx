import { Images } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { parseDuplicateQuery } from '#lib/duplicates/parse';
import { listDuplicates } from '#lib/duplicates/service';
import { toSearchParams } from '../search/address';
import { Notice } from '../ui/notice';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { plainButton } from '../ui/styles';
import { KindTabs } from './kind-tabs';
import { GROUPS_SHOWN, KINDS } from './kinds';
import { Pages } from './pages';
import { Review } from './review';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Duplicates' };

interface DuplicatesPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DuplicatesPage({ searchParams }: DuplicatesPageProps) {
  const params = toSearchParams(await searchParams);
  params.set('limit', String(GROUPS_SHOWN));
  const asked = await orProblem(async () => {
    const query = parseDuplicateQuery(params);
    return { query, list: await listDuplicates(query) };
  });
  const all = (
    <Link href="/" className={plainButton}>
      Show all photos
    </Link>
  );
  if ('problem' in asked) return <Problem error={asked.problem} actions={all} />;

  const { query, list } = asked.value;
  const { kind, groups, counts } = list;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-8 pb-16 sm:px-5">
      <h1 className="text-display font-semibold">Duplicates</h1>
      <KindTabs kind={kind} counts={counts} />
      <p className="max-w-prose text-quiet">{KINDS[kind].what}</p>
      {groups.length > 0 && <Review key={`${kind} ${query.offset}`} kind={kind} groups={groups} />}
      {groups.length === 0 && counts[kind] === 0 && (
        <Notice icon={Images} title="Nothing to tidy up" actions={all} heading="h2">
          <p>{KINDS[kind].none}</p>
        </Notice>
      )}
      <Pages kind={kind} offset={query.offset} shown={groups.length} total={counts[kind]} />
    </div>
  );
}
