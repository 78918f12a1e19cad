import { ScanSearch } from 'lucide-react';
import Link from 'next/link';
import type { PhotoTag, WhereAnswer } from '#lib/nouns';
import { parseQuery } from '#lib/query/parse';
import { writePart } from '#lib/search/part-address';
import type { Locale } from '../../format/locale';
import { withPartHref } from '../../search/address';
import { say } from '../../strings/message';
import { requestLocale } from '../../ui/request-locale';
import { plainButton, quietLink, textField } from '../../ui/styles';
import { whereHref, whereParams } from './where-address';

interface WherePanelProps {
  readonly photoId: number;
  /** The photo page's own parameters. */
  readonly query: URLSearchParams;
  readonly context: string;
  readonly tags: readonly PhotoTag[];
  /** What is shown now. */
  readonly shown: WhereAnswer | null;
  readonly problem: string | null;
}

/** Tags offered to look for, beside what was searched for. */
const OFFERED = 4;

/** Asks where in the photo something is, and says what is lit. */
export async function WherePanel({ photoId, query, context, tags, shown, problem }: WherePanelProps) {
  const locale = await requestLocale();
  const { where: words, hide } = locale.strings.photo;
  const offered = wordsToOffer(query.get('q') ?? '', tags);

  return (
    <section aria-labelledby="where" id="where-panel">
      <h2 id="where" className="mb-2 font-medium">
        {words.title}
      </h2>
      <form action={`/photos/${photoId}`} className="flex gap-2">
        {[...whereParams(query)].map(([name, value], i) => (
          <input key={`${name} ${i}`} type="hidden" name={name} value={value} />
        ))}
        <input
          name="where"
          defaultValue={shown?.words}
          key={shown?.words}
          placeholder={words.example}
          aria-label={words.field}
          maxLength={500}
          required
          autoComplete="off"
          className={textField}
        />
        <button type="submit" className={plainButton}>
          <ScanSearch aria-hidden strokeWidth={1.75} className="size-4.5" />
          {words.show}
        </button>
      </form>
      {offered.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-small">
          {offered.map((each) => (
            <li key={each}>
              <Link
                href={whereHref(photoId, query, each)}
                replace
                scroll={false}
                prefetch={false}
                aria-current={each === shown?.words ? 'true' : undefined}
                className={`${quietLink} inline-flex target items-center`}
              >
                {each}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {(shown ?? problem) && (
        <div role="status" className="mt-2 text-quiet">
          <p>{problem ?? (shown && saying(shown, locale))}</p>
          <p className="mt-1 flex flex-wrap gap-x-4">
            {shown?.region && (
              <Link
                href={withPartHref(
                  new URLSearchParams(context),
                  writePart({ photo: photoId, crop: shown.region.box, weight: 1 }),
                )}
                prefetch={false}
                className={quietLink}
              >
                {words.searchByPart}
              </Link>
            )}
            <Link href={whereHref(photoId, query, null)} replace scroll={false} className={quietLink}>
              {hide}
            </Link>
          </p>
        </div>
      )}
    </section>
  );
}

function saying({ words, unknownWords, region, match }: WhereAnswer, locale: Locale): string {
  const { unknown, nothing, nearest, lit } = locale.strings.photo.where;
  if (region !== null) return say(match === false ? nearest : lit, { words }, locale);
  return unknownWords.length > 0 ? say(unknown, { words: unknownWords.join(' ') }, locale) : nothing;
}

function wordsToOffer(text: string, tags: readonly PhotoTag[]): string[] {
  const labels = tags.slice(0, OFFERED).map(({ label }) => label);
  return [...new Set([wordsOf(text), ...labels])].filter((words) => words !== '');
}

function wordsOf(text: string): string {
  try {
    return parseQuery(text).words;
  } catch {
    // The address may hold any query; the search page says what is wrong with it.
    return '';
  }
}
