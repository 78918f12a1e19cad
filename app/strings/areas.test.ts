import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { EVERYWHERE } from './areas';

const APP = join(import.meta.dirname, '..');
const PAGES = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\b(?:page|layout)\.tsx$/.test(path),
);

interface Spoken {
  /** Areas whose strings are read in the browser. */
  readonly needed: Set<string>;
  /** Areas the server gives to the browser. */
  readonly given: Set<string>;
}

/** What a page and all it is made of say, by their text. */
function spokenBy(page: string): Spoken {
  const spoken: Spoken = { needed: new Set(), given: new Set() };
  const seen = new Set<string>();

  const visit = (file: string, isBrowser: boolean): void => {
    const text = readFileSync(file, 'utf8');
    const inBrowser = isBrowser || text.startsWith("'use client'");
    if (seen.has(`${file} ${inBrowser}`)) return;
    seen.add(`${file} ${inBrowser}`);

    if (inBrowser) areasReadIn(text).forEach((area) => spoken.needed.add(area));
    for (const [, list = ''] of text.matchAll(/areas=\{\[([^\]]*)\]\}/g)) {
      for (const [, area = ''] of list.matchAll(/'(\w+)'/g)) spoken.given.add(area);
    }
    importsOf(text, file).forEach((path) => visit(path, inBrowser));
  };
  visit(page, false);
  return spoken;
}

function areasReadIn(text: string): string[] {
  const direct = [...text.matchAll(/(?:useStrings\(\)|\bstrings)\.(\w+)/g)].map(([, area]) => area ?? '');
  const taken = [...text.matchAll(/const \{ ([^}]*) \} = (?:useStrings\(\)|(?:\w+(?:\(\))?\.)*strings);/g)];
  return [
    ...direct,
    ...taken.flatMap(([, names = '']) => names.split(', ').map((name) => name.split(':', 1)[0] ?? '')),
  ];
}

/** Modules of the app, those loaded later too; not what is only a type. */
function importsOf(text: string, file: string): string[] {
  const paths = text.matchAll(/(?:^(?:import|export) (?!type )[^;]*?from |import\()'(\.[^']*)'/gm);
  return [...paths].flatMap(([, path = '']) => {
    const target = join(dirname(file), path);
    return [`${target}.ts`, `${target}.tsx`].filter(existsSync);
  });
}

it.each(PAGES)('%s brings the strings its components read in the browser, and no others', (page) => {
  const { needed, given } = spokenBy(join(APP, page));
  const everywhere = new Set<string>(EVERYWHERE);

  expect([...needed].filter((area) => !everywhere.has(area)).toSorted()).toEqual([...given].toSorted());
});

it('sees what is read in one way or another', () => {
  const text = `const { bar, ui: words } = useStrings();
    const { trash } = locale.strings; const { a } = locale.strings.format; useStrings().http;`;
  expect(areasReadIn(text).toSorted()).toEqual(['bar', 'format', 'http', 'trash', 'ui']);
});
