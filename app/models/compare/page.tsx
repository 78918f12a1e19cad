import { ArrowLeft, ArrowLeftRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { compareOnQuery, parseComparison } from '#lib/models/compare-service';
import { listModels } from '#lib/models/service';
import type { ModelSummary } from '#lib/nouns';
import { toSearchParams } from '../../search/address';
import { say } from '../../strings/message';
import { titled } from '../../strings/page-title';
import { WithStrings } from '../../strings/with-strings';
import { Notice } from '../../ui/notice';
import { orProblem } from '../../ui/or-problem';
import { Problem } from '../../ui/problem';
import { requestLocale } from '../../ui/request-locale';
import { plainButton, quietButton } from '../../ui/styles';
import { chosenPair } from './chosen-pair';
import { CompareForm } from './compare-form';
import { Comparison } from './comparison';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ models }) => models.comparing.title);

/** Photos shown of each model. */
const SHOWN = '24';

interface ComparePageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ searchParams }: ComparePageProps) {
  const params = toSearchParams(await searchParams);
  const listed = await orProblem(listModels);
  if ('problem' in listed) return <Problem error={listed.problem} />;

  const models = listed.value.models.filter(({ photos, state }) => photos > 0 && state === 'ready');
  const [a, b] = chosenPair(models, params);
  if (!a || !b) return <TooFew only={a ?? null} />;

  const { comparing } = (await requestLocale()).strings.models;
  const query = params.get('q')?.trim() ?? '';
  return (
    <WithStrings areas={['models']}>
      <header className="grid gap-5 px-4 pt-6 pb-8 sm:px-5">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h1 className="text-display font-semibold">{comparing.title}</h1>
          <Link href="/models" className={`${quietButton} -mx-4`}>
            <ArrowLeft aria-hidden strokeWidth={1.75} className="size-4.5 rtl:-scale-x-100" />
            {comparing.all}
          </Link>
        </div>
        <CompareForm models={models} query={query} a={a.reference} b={b.reference} />
      </header>
      {query === '' ? (
        <Notice heading="h2" icon={ArrowLeftRight} title={comparing.emptyTitle}>
          <p>{comparing.emptyText}</p>
        </Notice>
      ) : (
        <Answer query={query} a={a} b={b} />
      )}
    </WithStrings>
  );
}

async function Answer({ query, a, b }: { query: string; a: ModelSummary; b: ModelSummary }) {
  const asked = new URLSearchParams({ q: query, a: a.reference, b: b.reference, limit: SHOWN });
  const compared = await orProblem(() => compareOnQuery(parseComparison(asked)));
  if ('problem' in compared) return <Problem error={compared.problem} heading="h2" />;

  return <Comparison comparison={compared.value} />;
}

async function TooFew({ only }: { only: ModelSummary | null }) {
  const locale = await requestLocale();
  const { comparing } = locale.strings.models;

  return (
    <Notice
      icon={ArrowLeftRight}
      title={comparing.tooFew}
      actions={
        <Link href="/models" className={plainButton}>
          {comparing.seeModels}
        </Link>
      }
    >
      <p>{only ? say(comparing.onlyOne, { title: only.title }, locale) : comparing.none}</p>
    </Notice>
  );
}
