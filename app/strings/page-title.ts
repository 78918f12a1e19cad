import type { Metadata } from 'next';
import { requestLocale } from '../ui/request-locale';
import type { Strings } from './strings';

/** The metadata of a page that has only a title. */
export async function titled(titleOf: (strings: Strings) => string): Promise<Metadata> {
  return { title: titleOf((await requestLocale()).strings) };
}
