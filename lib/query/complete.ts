import { FILTERS, findFilter, type ValueSource } from './filters';
import { quoted } from './quote';

/** What is being typed, and what can stand in its place. */
export interface Completing {
  /** The characters a suggestion takes the place of. */
  readonly from: number;
  readonly to: number;
  /** What stands before the value, as typed: `not tag:`; '' while the filter's own name is typed. */
  readonly head: string;
  /** What there is of the name or the value, without quotation marks. */
  readonly typed: string;
  /** Where values come from; `key` while it may be the name of a filter, or any word. */
  readonly source: ValueSource | 'key';
}

export interface Suggestion {
  /** What takes the place of the characters. */
  readonly insert: string;
  readonly label: string;
  /** A count of photos, or what a filter means. */
  readonly note: string;
}

const TYPING = /(?:^|\s)(-?)(?:(\p{L}+):(?:["“]([^"”]*)|([^\s"“]*))|((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)?))$/u;

/**
 * What a person is typing at a place of the query: the name of a filter, or its value; null when it can be neither.
 *
 * @param at the cursor, in UTF-16 units
 */
export function completing(query: string, at: number): Completing | null {
  const before = query.slice(0, at);
  const [, hyphen = '', key, inQuotes, bare, name] = TYPING.exec(before) ?? [];
  if (key !== undefined) {
    const filter = findFilter(key);
    if (filter === null || filter.values === null) return null;
    const typed = inQuotes ?? bare ?? '';
    const head = `${hyphen}${key}:`;
    const from = before.length - head.length - typed.length - (inQuotes === undefined ? 0 : 1);
    return { from, to: endOfTyped(query, at, inQuotes !== undefined), head, typed, source: filter.values };
  }
  if (name === undefined || (name === '' && hyphen === '')) return null;
  return { from: at - name.length, to: at, head: '', typed: name, source: 'key' };
}

/** Names of filters that begin as typed, with what they mean. */
export function suggestKeys(typed: string): Suggestion[] {
  return FILTERS.filter(({ key }) => key.startsWith(typed.toLowerCase())).map(({ key, example, meaning }) => ({
    insert: `${key}:`,
    label: example,
    note: meaning,
  }));
}

/** Values in the place of what is typed; in quotation marks where they hold a space. */
export function suggestValues(
  { head, typed }: Pick<Completing, 'head' | 'typed'>,
  values: readonly { readonly name: string; readonly note: string }[],
): Suggestion[] {
  const wanted = typed.toLowerCase();
  const places = values.map(({ name }) => name.toLowerCase().indexOf(wanted));
  const begins = values.filter((_, i) => places[i] === 0);
  const holds = values.filter((_, i) => (places[i] ?? -1) > 0);
  return [...begins, ...holds].map(({ name, note }) => ({
    insert: `${head}${quoted(name)} `,
    label: name,
    note,
  }));
}

/** What the library knows that begins as a word does; each in the order it is offered. */
export interface KnownBeginnings {
  readonly tags: readonly { readonly name: string; readonly photos: number | null }[];
  readonly albums: readonly { readonly name: string }[];
  readonly files: readonly string[];
}

/** What a word that is being typed may be the beginning of: tags, albums and names of files. */
export function suggestKnown({ tags, albums, files }: KnownBeginnings): Suggestion[] {
  return [
    ...tags.map(({ name, photos }) => ({
      insert: `tag:${quoted(name)} `,
      label: name,
      note: photos === null ? 'tag' : `tag, ${photos}`,
    })),
    ...albums.map(({ name }) => ({ insert: `album:${quoted(name)} `, label: name, note: 'album' })),
    ...files.map((name) => ({ insert: `"${name.replaceAll('"', '')}" `, label: name, note: 'file name' })),
  ];
}

/** What follows the cursor belongs to the value up to the next space, or to the mark that closes it. */
function endOfTyped(query: string, at: number, isQuoted: boolean): number {
  const rest = query.slice(at);
  const length = isQuoted ? (/^[^"”]*["”]?/.exec(rest)?.[0].length ?? 0) : (/^\S*/.exec(rest)?.[0].length ?? 0);
  return at + length;
}
