import { BookmarkPlus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { Folder, SearchAnswer, Status } from '#lib/nouns';
import { getPhoto } from '#lib/photos/service';
import { getStatus } from '#lib/status/service';
import { onThisDay } from '#lib/timeline/service';
import { readId } from './api/body';
import { AddPart } from './compose/add-part';
import { FoundPhotos } from './compose/found-photos';
import { SearchParts } from './compose/search-parts';
import { wordsInQuotes } from './format/quotes';
import { ActiveFilters } from './search/active-filters';
import { albumHref } from './search/album-href';
import { contextOf, partsIn, searchHref, searchOf, toSearchParams } from './search/address';
import { CameraFilter } from './search/camera-filter';
import { DateFilter } from './search/date-filter';
import { FolderFilter } from './search/folder-filter';
import { Headline } from './search/headline';
import { headlineWords } from './search/headline-words';
import { LiveLibrary } from './search/live-library';
import { LessCertain } from './search/less-certain';
import { listResults, type ResultParts } from './search/list-results';
import { NoResults } from './search/no-results';
import { QueryChips } from './search/query-chips';
import { QueryProblem } from './search/query-problem';
import { SimilarChip } from './search/similar-chip';
import { TagFilter } from './search/tag-filter';
import { forReader } from './security/page-access';
import { OwnerOnly } from './security/owner-only';
import { say } from './strings/message';
import { WithStrings } from './strings/with-strings';
import { LazyTimeline } from './timeline/lazy-timeline';
import { OnThisDay } from './timeline/on-this-day';
import { orProblem } from './ui/or-problem';
import { Problem } from './ui/problem';
import { requestLocale } from './ui/request-locale';
import { plainButton, quietButton } from './ui/styles';

export const dynamic = 'force-dynamic';

interface SearchPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const query = toSearchParams(await searchParams).get('q');
  return query ? { title: query } : {};
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const params = toSearchParams(await searchParams);
  const first = await orProblem(() => Promise.all([listResults(params), getStatus()]));
  if ('problem' in first) {
    const { problem } = first;
    const { ui } = (await requestLocale()).strings;
    const actions = (
      <Link href="/" className={plainButton}>
        {ui.showAllPhotos}
      </Link>
    );
    const query = (params.get('q') ?? '').normalize('NFC').trim();
    if (problem.at) return <QueryProblem error={{ ...problem, at: problem.at }} query={query} actions={actions} />;
    return (
      <>
        <SearchParts context={searchOf(params)} />
        <Problem error={problem} actions={actions} />
      </>
    );
  }

  const [parts, status] = await forReader(first.value);
  return <Results parts={parts} status={status} params={new URLSearchParams(contextOf(params))} />;
}

interface ResultsProps {
  readonly parts: ResultParts;
  readonly status: Status;
  readonly params: URLSearchParams;
}

async function Results({ parts: { answer, context, others }, status, params }: ResultsProps) {
  const locale = await requestLocale();
  const { results } = locale.strings;
  const search = searchOf(params);
  const isEverything = context === '';
  const isEmpty = answer.results.length === 0;
  const showsOthers = params.get('show') === 'all' && others !== null && others.answer.results.length > 0;
  const unknown = answer.unknownWords;

  return (
    <WithStrings areas={['compose', 'library']}>
      <SearchParts context={search} />
      {!(isEverything && isEmpty) && (
        <div className={isEverything ? 'pe-(--scrubber)' : ''}>
          <ResultsHead answer={answer} folders={status.folders} params={params} />
        </div>
      )}
      <LiveLibrary initial={status} follows={isEverything} isFirstRun={isEmpty && isEverything} />
      {isEmpty && !isEverything && !showsOthers && (
        <NoResults answer={answer} closest={others?.answer.total ?? 0} model={status.model} params={params} />
      )}
      {!isEmpty && unknown.length > 0 && (
        <p className="px-4 pb-3 text-small text-quiet sm:px-5">
          {say(results.restDecided, { words: wordsInQuotes(unknown, locale) }, locale)}
        </p>
      )}
      {!isEmpty && isEverything && (
        <>
          <Today />
          <LazyTimeline first={answer.results} />
        </>
      )}
      {!isEmpty && !isEverything && (
        <FoundPhotos key={context} first={answer} context={context} label={results.photos} />
      )}
      {showsOthers && <LessCertain {...others} isAll={isEmpty} />}
      {!isEmpty && others === null && answer.matches !== null && (
        <ShowLessCertain href={searchHref(params, { show: 'all' })} />
      )}
    </WithStrings>
  );
}

async function Today() {
  const [days, locale] = await Promise.all([onThisDay(), requestLocale()]);
  return <OnThisDay days={days} locale={locale} />;
}

async function ShowLessCertain({ href }: { href: string }) {
  const { results } = (await requestLocale()).strings;

  return (
    <p className="flex justify-center px-4 py-10">
      <Link href={href} scroll={false} className={plainButton}>
        {results.showLessCertain}
      </Link>
    </p>
  );
}

interface ResultsHeadProps {
  readonly answer: SearchAnswer;
  readonly folders: readonly Folder[];
  readonly params: URLSearchParams;
}

async function ResultsHead({ answer, folders, params }: ResultsHeadProps) {
  const locale = await requestLocale();
  const { results } = locale.strings;
  const similar = params.get('similar');
  const like = similar ? await forReader(await orProblem(() => getPhoto(readId(similar)))) : null;
  const context = params.toString();
  const keepHref = albumHref(params);
  const isEmpty = answer.results.length === 0;

  return (
    <Headline
      title={headlineWords(answer, similar !== null, locale)}
      note={answer.unread && say(results.unread, { words: answer.unread }, locale)}
    >
      {!isEmpty && keepHref !== null && (
        <OwnerOnly>
          <Link href={keepHref} className={`${quietButton} h-9 px-3 text-small`}>
            <BookmarkPlus aria-hidden strokeWidth={1.75} className="size-4.5" />
            {results.keepAsAlbum}
          </Link>
        </OwnerOnly>
      )}
      {like && 'value' in like && <SimilarChip photo={like.value} />}
      <QueryChips params={params} />
      <ActiveFilters params={params} folders={folders} />
      {!similar && (
        <>
          <TagFilter context={context} />
          <DateFilter context={context} />
          <OwnerOnly>
            <FolderFilter context={context} />
          </OwnerOnly>
          <CameraFilter context={context} />
          {partsIn(params).length === 0 && <AddPart context={context} />}
        </>
      )}
    </Headline>
  );
}
