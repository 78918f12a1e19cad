import { queryFault } from './fault';
import { findFilter } from './filters';
import type { Condition, FilterTerm, ParsedQuery, QueryTerm } from './parsed-query';
import { type Token, tokenize } from './tokens';

/** Words that say of the words after them that the photo does not show it. */
const NEGATIONS = new Set(['not', 'no', 'without']);

/** Where what a negation is about ends, and what may stand before it begins: “without people *on the* beach”. */
const BETWEEN = new Set(
  'at behind below beside but by during for from in inside into near of on outside over to toward towards under while with'.split(
    ' ',
  ),
);
const ARTICLES = new Set(['a', 'an', 'any', 'the']);
/** They go on with another concept: “without cars or people”. */
const JOINING = new Set(['and', 'or', 'nor']);

/**
 * Takes a query apart. The grammar is in the README: words, `-word` and “without people”, `"text"`, `key:value`, and `not`
 * before any of them.
 *
 * @throws RummageError `bad-request` with `at`, the characters it is about
 */
export function parseQuery(query: string): ParsedQuery {
  return new Parser(query, tokenize(query)).parse();
}

class Parser {
  readonly #query: string;
  readonly #tokens: readonly Token[];
  readonly #words: string[] = [];
  readonly #without: string[] = [];
  readonly #filters: FilterTerm[] = [];
  readonly #terms: QueryTerm[] = [];

  constructor(query: string, tokens: readonly Token[]) {
    this.#query = query;
    this.#tokens = tokens;
  }

  parse(): ParsedQuery {
    for (let place = 0; place < this.#tokens.length; place = this.#take(place));

    return {
      words: this.#words.join(' '),
      without: this.#without,
      filters: this.#filters,
      terms: this.#terms,
    };
  }

  /** Reads what begins at a token; @returns the place of the token after it */
  #take(place: number): number {
    const token = this.#at(place);
    const next = this.#tokens[place + 1];
    const isNegation = token.kind === 'word' && !token.negated && NEGATIONS.has(token.value.toLowerCase());
    if (isNegation && next !== undefined) {
      if (next.kind !== 'word' || next.negated) return this.#takeTerm(place + 1, place, true);
      return this.#takeWithout(place);
    }
    if (token.kind === 'word' && !token.negated) {
      this.#words.push(token.value);
      return place + 1;
    }
    return this.#takeTerm(place, place, token.negated);
  }

  /** @param first the token the term begins with, its `not` included */
  #takeTerm(place: number, first: number, negated: boolean): number {
    const token = this.#at(place);
    if (token.kind === 'filter') this.#filters.push({ condition: readFilter(token), negated });
    if (token.kind === 'phrase') {
      this.#filters.push({ condition: { kind: 'text', phrase: token.value.trim() }, negated });
      // Left out by name and, when they could be words for something seen, by look.
      if (negated && /^[\p{L}\p{M}\s'’-]+$/u.test(token.value)) this.#without.push(token.value.trim());
    }
    if (token.kind === 'word') this.#without.push(bare(token.value));

    this.#addTerm(first, place);
    return place + 1;
  }

  /** `without a dog or people at the beach`: both concepts, up to `at`. */
  #takeWithout(first: number): number {
    let place = first + 1;
    while (this.#isWordOf(place, BETWEEN) || this.#isWordOf(place, ARTICLES)) place++;

    const concepts: string[][] = [[]];
    for (; this.#isPlainWord(place) && !this.#isWordOf(place, BETWEEN) && !this.#isWordOf(place, NEGATIONS); place++) {
      const { value } = this.#at(place);
      if (JOINING.has(value.toLowerCase())) concepts.push([]);
      else if (!ARTICLES.has(value.toLowerCase())) concepts.at(-1)?.push(bare(value));
      if (bare(value) !== value) {
        place++;
        break;
      }
    }

    const named = concepts.map((words) => words.join(' ').trim()).filter((concept) => concept !== '');
    if (named.length === 0) {
      this.#words.push(...this.#tokens.slice(first, place).map(({ value }) => value));
      return place;
    }
    this.#without.push(...named);
    this.#addTerm(first, place - 1);
    return place;
  }

  #addTerm(first: number, last: number): void {
    const { position } = this.#at(first);
    const end = this.#at(last);
    const length = end.position + end.length - position;
    this.#terms.push({ position, length, text: this.#query.slice(position, position + length) });
  }

  #isPlainWord(place: number): boolean {
    const token = this.#tokens[place];
    return token?.kind === 'word' && !token.negated;
  }

  #isWordOf(place: number, words: ReadonlySet<string>): boolean {
    return this.#isPlainWord(place) && words.has(this.#at(place).value.toLowerCase());
  }

  #at(place: number): Token {
    return this.#tokens[place] as Token;
  }
}

function readFilter(token: Token): Condition {
  const filter = findFilter(token.key);
  if (filter === null) throw new Error(`the tokenizer let the filter ${token.key} through`);

  if (token.value.includes('\0')) {
    throw queryFault('A value cannot hold a NUL character.', 'Take it out.', {
      position: token.valueAt,
      length: token.value.length,
    });
  }
  return filter.read({ text: token.value.trim(), position: token.valueAt + leadingSpace(token.value) });
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

/** Without the comma or full stop behind it. */
function bare(word: string): string {
  return word.replace(/[.,;!?]+$/u, '') || word;
}
