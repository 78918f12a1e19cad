import { Images } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { parseDuplicateQuery } from '#lib/duplicates/parse';
import { listDuplicates } from '#lib/duplicates/service';
import { toSearchParams } from '../search/address';
import { titled } from '../strings/page-title';
import { WithStrings } from '../strings/with-strings';
import { Notice } from '../ui/notice';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { KindTabs } from './kind-tabs';
import { GROUPS_SHOWN } from './kinds';
import { Pages } from './pages';
import { Review } from './review';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ duplicates }) => duplicates.title);

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
  const { duplicates, ui } = (await requestLocale()).strings;
  const all = (
    <Link href="/" className={plainButton}>
      {ui.showAllPhotos}
    </Link>
  );
  if ('problem' in asked) return <Problem error={asked.problem} actions={all} />;

  const { query, list } = asked.value;
  const { kind, groups, counts } = list;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-8 pb-16 sm:px-5">
      <h1 tabIndex={-1} className="text-display font-semibold outline-none">
        {duplicates.title}
      </h1>
      <KindTabs kind={kind} counts={counts} />
      <p className="max-w-prose text-quiet">{duplicates.kinds[kind].what}</p>
      {groups.length > 0 && (
        <WithStrings areas={['duplicates']}>
          <Review key={`${kind} ${query.offset}`} kind={kind} groups={groups} />
        </WithStrings>
      )}
      {groups.length === 0 && counts[kind] === 0 && (
        <Notice icon={Images} title={duplicates.nothing} actions={all} heading="h2">
          <p>{duplicates.kinds[kind].none}</p>
        </Notice>
      )}
      <Pages kind={kind} offset={query.offset} shown={groups.length} total={counts[kind]} />
    </div>
  );
}
