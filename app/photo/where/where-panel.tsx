import { ScanSearch } from 'lucide-react';
import Link from 'next/link';
import type { PhotoTag, WhereAnswer } from '#lib/nouns';
import { parseQuery } from '#lib/query/parse';
import { writePart } from '#lib/search/part-address';
import { withPartHref } from '../../search/address';
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
export function WherePanel({ photoId, query, context, tags, shown, problem }: WherePanelProps) {
  const offered = wordsToOffer(query.get('q') ?? '', tags);

  return (
    <section aria-labelledby="where" id="where-panel">
      <h2 id="where" className="mb-2 font-medium">
        Where is it?
      </h2>
      <form action={`/photos/${photoId}`} className="flex gap-2">
        {[...whereParams(query)].map(([name, value], i) => (
          <input key={`${name} ${i}`} type="hidden" name={name} value={value} />
        ))}
        <input
          name="where"
          defaultValue={shown?.words}
          key={shown?.words}
          placeholder="a dog, the sky…"
          aria-label="What to look for in this photo"
          maxLength={500}
          required
          autoComplete="off"
          className={textField}
        />
        <button type="submit" className={plainButton}>
          <ScanSearch aria-hidden strokeWidth={1.75} className="size-4.5" />
          Show
        </button>
      </form>
      {offered.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-small">
          {offered.map((words) => (
            <li key={words}>
              <Link
                href={whereHref(photoId, query, words)}
                replace
                scroll={false}
                prefetch={false}
                aria-current={words === shown?.words ? 'true' : undefined}
                className={`${quietLink} inline-flex target items-center`}
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {(shown ?? problem) && (
        <div role="status" className="mt-2 text-quiet">
          <p>{problem ?? (shown && saying(shown))}</p>
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
                Search by this part
              </Link>
            )}
            <Link href={whereHref(photoId, query, null)} replace scroll={false} className={quietLink}>
              Hide
            </Link>
          </p>
        </div>
      )}
    </section>
  );
}

function saying({ words, unknownWords, region, match }: WhereAnswer): string {
  if (region === null && unknownWords.length > 0) return `The model does not know “${unknownWords.join(' ')}”.`;
  if (region === null) return 'Nothing can be told of this photo.';
  if (match === false) return `This photo does not clearly show “${words}”. What comes nearest is lit.`;
  return `What looks most like “${words}” is lit.`;
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
