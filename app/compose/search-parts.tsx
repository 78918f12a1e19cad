import { RummageError } from '#lib/errors';
import type { QueryPart } from '#lib/nouns';
import { parseQuery } from '#lib/query/parse';
import { parseSearchParams } from '#lib/search/parse';
import { writePart } from '#lib/search/part-address';
import { composedHref } from '../search/address';
import { say } from '../strings/message';
import { WithStrings } from '../strings/with-strings';
import { requestLocale } from '../ui/request-locale';
import { AddPart } from './add-part';
import { LazyPlaceButton } from './lazy-controls';
import { PartChip } from './part-chip';
import { RegionButton } from './region-button';

/** The parts of a composed search as chips, the words of the box among them; nothing of any other search. */
export async function SearchParts({ context }: { context: string }) {
  const params = new URLSearchParams(context);
  const { words, terms, parts } = readSearch(params);
  if (parts.length === 0) return null;

  const locale = await requestLocale();
  const { parts: called } = locale.strings;
  const written = parts.map(writePart);
  // Weighed otherwise, the words become a part; what narrows the search stays in the box. The keys stay, and with them
  // whoever's place is in the chip.
  const spoken = words === '' ? 0 : 1;
  const hrefAfter = (at: number, part: QueryPart | null): string => {
    const changed = part ? [writePart(part)] : [];
    if (at < spoken) return composedHref(params, [...changed, ...written], terms);
    return composedHref(params, written.toSpliced(at - spoken, 1, ...changed));
  };

  return (
    <WithStrings areas={['compose']}>
      <ul aria-label={called.ofSearch} className="flex flex-wrap items-center gap-2 px-4 pt-4 sm:px-5">
        {[...(spoken ? [{ text: words, weight: 1 }] : []), ...parts].map((part, at) => (
          <PartChip key={at} part={part} hrefWith={(changed) => hrefAfter(at, changed)}>
            {!('text' in part) && <RegionButton inChip part={part} context={context} at={at - spoken} />}
            {'text' in part && part.place && (
              <LazyPlaceButton
                part={part}
                context={context}
                at={at - spoken}
                label={say(called.whereTo, { words: part.text }, locale)}
              />
            )}
          </PartChip>
        ))}
        <li>
          <AddPart context={context} />
        </li>
      </ul>
    </WithStrings>
  );
}

/** What is asked for; nothing of a search that cannot be understood, which the page says in its own place. */
function readSearch(params: URLSearchParams): { words: string; terms: string; parts: readonly QueryPart[] } {
  try {
    const { text, parts = [] } = parseSearchParams(params);
    const { words, terms } = parseQuery(text);
    return { words, terms: terms.map((term) => term.text).join(' '), parts };
  } catch (error) {
    if (error instanceof RummageError) return { words: '', terms: '', parts: [] };
    throw error;
  }
}
