import { CircleHelp, SearchX } from 'lucide-react';
import Link from 'next/link';
import type { SearchAnswer, Status } from '#lib/nouns';
import { Notice } from '../ui/notice';
import { plainButton } from '../ui/styles';
import { activeFilters, searchHref } from './address';
import { termsOf, wordsOf } from './query-chips';
import { wordsInQuotes } from './words-in-quotes';

interface NoResultsProps {
  readonly answer: SearchAnswer;
  /** How many photos could be shown though none matches. */
  readonly closest: number;
  readonly model: Status['model'];
  readonly params: URLSearchParams;
}

/** A search that found nothing says why, and what may help. */
export function NoResults({ answer, closest, model, params }: NoResultsProps) {
  const terms = termsOf(params.get('q') ?? '');
  const isNarrowed = activeFilters(params).length > 0 || terms.length > 0;
  const actions = (
    <>
      {closest > 0 && (
        <Link href={searchHref(params, { show: 'all' })} className={plainButton}>
          Show the closest anyway
        </Link>
      )}
      {isNarrowed && (
        <Link
          href={searchHref(params, { q: wordsOf(params), tag: null, album: null, folder: null, from: null, to: null })}
          className={plainButton}
        >
          Search without filters
        </Link>
      )}
      <Link href="/" className={plainButton}>
        Show all photos
      </Link>
    </>
  );

  if (answer.unknownWords.length > 0) {
    const several = answer.unknownWords.length > 1;
    return (
      <Notice
        heading="h2"
        icon={CircleHelp}
        title={`Rummage’s model does not know the ${several ? 'words' : 'word'} ${wordsInQuotes(answer.unknownWords)}`}
        actions={actions}
      >
        <p>It may be misspelt, a name, or in a language the model was not taught. Everyday English words work best.</p>
        <p className="text-small">Model in use: {model.id}</p>
      </Notice>
    );
  }

  return (
    <Notice heading="h2" icon={SearchX} title="Nothing here looks like that" actions={actions}>
      <p>{whatHelps(closest, isNarrowed)}</p>
    </Notice>
  );
}

function whatHelps(closest: number, isNarrowed: boolean): string {
  if (closest === 0)
    return isNarrowed ? 'No photo fits all of these filters.' : 'Try other words for what the photo shows.';
  return isNarrowed
    ? 'Photos fit the filters, but none of them seems to show it. Other words for it may help.'
    : 'None of your photos seems to show it. Other words for it may help.';
}
