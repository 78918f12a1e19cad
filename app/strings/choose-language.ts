import { OFFERED, SHIPPED, type WordLanguage } from './catalogues';

/**
 * The language to answer in: what the person chose, else the first the browser asks for that is offered, else English.
 * A language that is not yet offered can be chosen by its cookie, so that whoever translates sees the work.
 */
export function wordLanguage(wanted: readonly string[], chosen: string | undefined): WordLanguage {
  const known = (tag: string, languages: readonly WordLanguage[]) =>
    languages.find((language) => language === tag.split('-', 1)[0]?.toLowerCase());
  const offered = wanted.map((tag) => known(tag, OFFERED)).find((language) => language !== undefined);
  return (chosen === undefined ? undefined : known(chosen, SHIPPED)) ?? offered ?? 'en';
}
