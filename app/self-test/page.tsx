import { ListChecks, Search } from 'lucide-react';
import type { Metadata } from 'next';
import Form from 'next/form';
import type { SelfTestQuery } from '#lib/self-test/report';
import { getSelfTest } from '#lib/self-test/service';
import type { Locale } from '../format/locale';
import { toSearchParams } from '../search/address';
import { say } from '../strings/message';
import { titled } from '../strings/page-title';
import type { Strings } from '../strings/strings';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';
import { plainButton, primaryButton, quietButton, quietLink, textField } from '../ui/styles';
import { FigureTable } from './figure-table';
import { FormerRuns } from './former-runs';
import { Marking } from './marking';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ selfTest }) => selfTest.title);

interface SelfTestPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SelfTestPage({ searchParams }: SelfTestPageProps) {
  const query =
    toSearchParams(await searchParams)
      .get('q')
      ?.normalize('NFC')
      .trim() ?? '';
  const [{ queries, runs }, locale] = await Promise.all([getSelfTest(), requestLocale()]);
  const { selfTest } = locale.strings;
  const [run, before = null] = runs;

  return (
    <div className="mx-auto grid max-w-5xl gap-10 px-5 py-8 sm:px-8 sm:py-10">
      <header className="grid gap-5">
        <div>
          <h1 className="text-display font-semibold">{selfTest.title}</h1>
          <p className="mt-2 max-w-prose text-quiet">{selfTest.text}</p>
        </div>
        <QueryForm query={query} words={selfTest} />
      </header>
      {query !== '' && (
        <Marking key={query} query={query} expected={queries.find((each) => each.query === query)?.photoIds ?? []} />
      )}
      {query === '' && queries.length === 0 && (
        <Notice heading="h2" icon={ListChecks} title={selfTest.nothingYet}>
          <p>{selfTest.nothingYetText}</p>
        </Notice>
      )}
      {query === '' && queries.length > 0 && <Queries queries={queries} locale={locale} />}
      {query === '' && run && <FigureTable run={run} before={before} locale={locale} />}
      {query === '' && runs.length > 1 && <FormerRuns runs={runs.slice(1)} locale={locale} />}
    </div>
  );
}

/** A plain GET form: what is being marked has an address, and needs no script. */
function QueryForm({ query, words }: { query: string; words: Strings['selfTest'] }) {
  return (
    <Form action="/self-test" className="flex max-w-xl gap-2">
      <input
        key={query}
        name="q"
        defaultValue={query}
        required
        maxLength={500}
        aria-label={words.query}
        placeholder={words.queryExample}
        autoComplete="off"
        enterKeyHint="search"
        className={textField}
      />
      <button type="submit" className={plainButton}>
        <Search aria-hidden strokeWidth={1.75} className="size-4.5" />
        {words.search}
      </button>
    </Form>
  );
}

function Queries({ queries, locale }: { queries: readonly SelfTestQuery[]; locale: Locale }) {
  const { selfTest, ui } = locale.strings;

  return (
    <section aria-labelledby="expected" className="grid gap-4">
      <h2 id="expected" className="text-title font-semibold">
        {selfTest.expected}
      </h2>
      <ul className="divide-y divide-line rounded-panel border border-line bg-raised px-4">
        {queries.map(({ query, photoIds }) => (
          <li key={query} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0 wrap-anywhere">
              <a href={`/self-test?${new URLSearchParams({ q: query }).toString()}`} className={quietLink}>
                {query}
              </a>{' '}
              <span className="text-quiet">{say(ui.photos, { count: photoIds.length }, locale)}</span>
            </span>
            <form action="/api/self-test" method="post">
              <input type="hidden" name="query" value={query} />
              <button
                type="submit"
                aria-label={say(selfTest.forgetNamed, { query }, locale)}
                className={`${quietButton} -me-3`}
              >
                {selfTest.forget}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form action="/api/self-test/runs" method="post">
        <button type="submit" className={primaryButton}>
          {selfTest.run}
        </button>
      </form>
    </section>
  );
}
