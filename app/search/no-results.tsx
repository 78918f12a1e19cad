import { CircleHelp, SearchX } from 'lucide-react';
import Link from 'next/link';
import type { SearchAnswer, Status } from '#lib/nouns';
import { wordsInQuotes } from '../format/quotes';
import { say } from '../strings/message';
import type { Strings } from '../strings/strings';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { activeFilters, searchHref } from './address';
import { termsOf, wordsOf } from './query-chips';

interface NoResultsProps {
  readonly answer: SearchAnswer;
  /** How many photos could be shown though none matches. */
  readonly closest: number;
  readonly model: Status['model'];
  readonly params: URLSearchParams;
}

/** A search that found nothing says why, and what may help. */
export async function NoResults({ answer: { unknownWords }, closest, model, params }: NoResultsProps) {
  const locale = await requestLocale();
  const { ui } = locale.strings;
  const { empty } = locale.strings.results;
  const terms = termsOf(params.get('q') ?? '');
  const isNarrowed = activeFilters(params).length > 0 || terms.length > 0;
  const actions = (
    <>
      {closest > 0 && (
        <Link href={searchHref(params, { show: 'all' })} className={plainButton}>
          {empty.showClosest}
        </Link>
      )}
      {isNarrowed && (
        <Link
          href={searchHref(params, { q: wordsOf(params), tag: null, album: null, folder: null, from: null, to: null })}
          className={plainButton}
        >
          {empty.withoutFilters}
        </Link>
      )}
      <Link href="/" className={plainButton}>
        {ui.showAllPhotos}
      </Link>
    </>
  );

  if (unknownWords.length > 0) {
    const words = { words: wordsInQuotes(unknownWords, locale), count: unknownWords.length };
    return (
      <Notice heading="h2" icon={CircleHelp} title={say(empty.unknown, words, locale)} actions={actions}>
        <p>{empty.unknownText}</p>
        <p className="text-small">{say(empty.model, { model: model.id }, locale)}</p>
      </Notice>
    );
  }

  return (
    <Notice heading="h2" icon={SearchX} title={empty.title} actions={actions}>
      <p>{whatHelps(closest, isNarrowed, empty)}</p>
    </Notice>
  );
}

function whatHelps(closest: number, isNarrowed: boolean, empty: Strings['results']['empty']): string {
  if (closest === 0) return isNarrowed ? empty.noneFits : empty.otherWords;
  return isNarrowed ? empty.fitButNotShown : empty.notShown;
}
