import type { Locale } from '../format/locale';

/** The forms of a sentence whose words depend on a number, which it has as `count`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The names in braces: `done` and `total` of `{done} of {total}`. */
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Exclude<Name, ''> | Placeholders<Rest>
  : never;

declare const names: unique symbol;

/** A text with gaps, which {@link say} fills. Opaque, so that the compiler refuses one that is shown unfilled. */
export interface Message<Names extends string> {
  readonly [names]: (name: Names) => void;
}

/** What the app reads of a catalogue: plain texts as strings, those with gaps as messages. */
export type Readable<Entry> = Entry extends string
  ? [Placeholders<Entry>] extends [never]
    ? string
    : Message<Placeholders<Entry>>
  : Entry extends { readonly one: string; readonly other: string }
    ? Message<Placeholders<Entry['one' | 'other']> | 'count'>
    : { readonly [Key in keyof Entry]: Readable<Entry[Key]> };

/** A text that has every one of the gaps, wherever its language wants them. */
type Holding<Names extends string> = [Names] extends [never]
  ? string
  : (Names extends string ? (text: `${string}{${Names}}${string}`) => void : never) extends (text: infer All) => void
    ? All
    : never;

/** What another language has to say: the same keys and gaps, and the plural forms it needs. */
export type Translation<Entry> = Entry extends string
  ? Holding<Placeholders<Entry>>
  : Entry extends { readonly one: string; readonly other: string }
    ? PluralForms
    : { readonly [Key in keyof Entry]: Translation<Entry[Key]> };

/**
 * A message with its gaps filled, in the plural form that `count` asks for.
 *
 * @param values texts as they are; numbers are written as the locale does
 */
export function say<Names extends string>(
  message: Message<Names>,
  values: Readonly<Record<Names, string | number>>,
  locale: Locale,
): string {
  const given: Readonly<Record<string, string | number>> = values;
  return splitAtGaps(message, given['count'], locale)
    .map((part, at) => (at % 2 === 0 ? part : written(given[part], locale)))
    .join('');
}

/** The text of a message, at odd places the names of its gaps. */
export function splitAtGaps<Names extends string>(
  message: Message<Names>,
  count: unknown,
  { strings }: Locale,
): string[] {
  const entry = message as unknown as string | PluralForms;
  const text = typeof entry === 'string' ? entry : formFor(entry, Number(count), strings.language);
  return text.split(/\{(\w+)\}/);
}

/** A number as the locale writes it, a text as it is. */
export function written(value: string | number | undefined, { language }: Locale): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : (value ?? '');
}

/** By the language of the words, which may be another than that of the numbers. */
function formFor(forms: PluralForms, count: number, language: string): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
