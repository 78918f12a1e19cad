import { describe, expect, it } from 'vitest';
import { FILTERS } from '#lib/query/filters';
import { localeIn, SHIPPED, type WordLanguage } from './catalogues';
import { wordLanguage } from './choose-language';
import type { PluralForms } from './message';

type Entry = string | PluralForms | { readonly [key: string]: Entry };

/** Every text of a language by the way to it; of plural forms the map of them. */
function textsOf(language: WordLanguage): ReadonlyMap<string, string | PluralForms> {
  const found = new Map<string, string | PluralForms>();
  const collect = (entry: Entry, path: string): void => {
    if (typeof entry === 'string' || isPlural(entry)) found.set(path, entry);
    else for (const [key, value] of Object.entries(entry)) collect(value, `${path}.${key}`);
  };
  collect(localeIn(language).strings as unknown as Entry, language);
  return new Map([...found].map(([path, text]) => [path.slice(language.length + 1), text]));
}

function isPlural(entry: Entry): entry is PluralForms {
  return typeof entry === 'object' && 'one' in entry && typeof entry['other'] === 'string';
}

function gapsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
}

const english = textsOf('en');

describe.each(SHIPPED)('the catalogue in %s', (language) => {
  const texts = textsOf(language);

  it('says all there is to say, and nothing else', () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('leaves no text empty', () => {
    const written = [...texts.values()].flatMap((text) => (typeof text === 'string' ? text : Object.values(text)));
    expect(written.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('has the gaps that are filled, each as often as a sentence needs it', () => {
    const wrong = [...texts].filter(([path, text]) => {
      const own = typeof text === 'string' ? text : text.other;
      const model = english.get(path) ?? '';
      return (
        String(new Set(gapsOf(own)).size) !==
          String(new Set(gapsOf(typeof model === 'string' ? model : model.other)).size) ||
        gapsOf(own).some((gap) => !gapsOf(typeof model === 'string' ? model : model.other).includes(gap))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has every plural form its language tells apart, none with a gap that nothing fills', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [path, text] of texts) {
      if (typeof text === 'string') continue;
      expect(Object.keys(text).toSorted(), path).toEqual(pluralCategories.toSorted());
      const filled = new Set(['count', ...gapsOf(text.other)]);
      expect(
        Object.values(text)
          .flatMap(gapsOf)
          .filter((gap) => !filled.has(gap)),
        path,
      ).toEqual([]);
    }
  });
});

it('explains in English every filter as the command line does', () => {
  const { filters } = localeIn('en').strings.bar.help;
  expect(filters).toEqual(Object.fromEntries(FILTERS.map(({ key, meaning }) => [key, meaning])));
});

describe('wordLanguage', () => {
  it('is English where nothing is offered that was asked for', () => {
    expect(wordLanguage(['fr-FR', 'ja'], undefined)).toBe('en');
    expect(wordLanguage([], 'tlh')).toBe('en');
  });

  it('lets a person choose, whatever the browser asks for', () => {
    expect(wordLanguage(['en-GB'], 'de')).toBe('de');
  });
});
