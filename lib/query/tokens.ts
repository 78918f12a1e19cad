import { queryFault } from './fault';
import { FILTERS, findFilter } from './filters';
import type { Span } from './parsed-query';

/** A piece of the query between spaces; quotation marks hold one together. */
export interface Token extends Span {
  readonly kind: 'word' | 'phrase' | 'filter';
  /** Preceded by a hyphen. */
  readonly negated: boolean;
  /** The filter's name as typed; '' of anything else. */
  readonly key: string;
  /** The word, what the quotation marks hold, or the filter's value. */
  readonly value: string;
  /** Where `value` begins in the query. */
  readonly valueAt: number;
  readonly quoted: boolean;
}

/** Marks that open a quotation, with those that close it: phones type the curly ones. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”„“', '„': '“”', '«': '»' };

interface Value {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** @throws RummageError `bad-request` that points at an open quotation mark, an unknown filter or one without a value */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(query, 0); at < query.length; at = skipSpace(query, at)) {
    const token = readToken(query, at);
    tokens.push(token);
    at += token.length;
  }
  return tokens;
}

function readToken(query: string, position: number): Token {
  const negated = /^-[^\s-]/.test(query.slice(position, position + 2));
  const start = position + (negated ? 1 : 0);
  const [matched, key = ''] = /^(\p{L}+):/u.exec(query.slice(start)) ?? [];

  const isFilter = matched !== undefined && isMeantAsFilter(query, { key, position: start });
  const value = readValue(query, start + (isFilter ? matched.length : 0));
  return {
    kind: isFilter ? 'filter' : value.quoted ? 'phrase' : 'word',
    position,
    length: value.end - position,
    negated,
    key: isFilter ? key : '',
    value: value.text,
    valueAt: value.at,
    quoted: value.quoted,
  };
}

/** `cat: asleep` and `https://…` are words; `camera: Canon` and `camra:Canon` are mistakes. */
function isMeantAsFilter(
  query: string,
  { key, position }: { readonly key: string; readonly position: number },
): boolean {
  const after = query.charAt(position + key.length + 1);
  const isAlone = after === '' || /\s/.test(after);
  const filter = findFilter(key);
  if (filter !== null) {
    if (!isAlone) return true;
    throw queryFault(`Expected a value after “${key}:”.`, `Write it without a space, as in ${filter.example}.`, {
      position,
      length: key.length + 1,
    });
  }
  if (isAlone || query.startsWith('//', position + key.length + 1)) return false;

  const keys = FILTERS.map((known) => known.key).join(', ');
  throw queryFault(`There is no filter “${key}:”.`, `Use one of ${keys}; or put the words in quotation marks.`, {
    position,
    length: key.length + 1,
  });
}

function readValue(query: string, at: number): Value {
  const closing = QUOTES[query.charAt(at)];
  if (closing === undefined) {
    const end = endOfWord(query, at);
    return { text: query.slice(at, end), at, end, quoted: false };
  }

  const end = indexOfAny(query, closing, at + 1);
  if (end < 0) {
    throw queryFault('This quotation mark is never closed.', 'Close it, or leave it out.', { position: at, length: 1 });
  }
  const text = query.slice(at + 1, end);
  if (text.trim() === '') {
    throw queryFault('There is nothing between these quotation marks.', 'Put words between them, or leave them out.', {
      position: at,
      length: end + 1 - at,
    });
  }
  return { text, at: at + 1, end: end + 1, quoted: true };
}

function indexOfAny(text: string, characters: string, from: number): number {
  for (let at = from; at < text.length; at++) if (characters.includes(text.charAt(at))) return at;
  return -1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text.charAt(at))) at++;
  return at;
}
