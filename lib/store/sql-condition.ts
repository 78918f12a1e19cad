/** A condition on the photo `p`. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** SQLite folds the letters A to Z alone. */
export function likeAny(expression: string, toPattern: (escaped: string) => string, text: string): SqlCondition {
  const patterns = spellings(text).map((spelling) => toPattern(spelling.replace(/[\\%_]/g, '\\$&')));
  return { sql: `(${patterns.map(() => `${expression} LIKE ? ESCAPE '\\'`).join(' OR ')})`, values: patterns };
}

/** A name in the ways people write it: as typed, small, capital, with capital initials; in both forms of accents. */
export function spellings(name: string): string[] {
  const initials = name.toLowerCase().replace(/(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  const ways = [name, name.toLowerCase(), name.toUpperCase(), initials];
  return [...new Set(ways.flatMap((way) => [way.normalize('NFC'), way.normalize('NFD')]))];
}
