'use client';

import { Direction } from 'radix-ui';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Locale } from '../format/locale';
import { keepPageLocale } from '../strings/page-locale';
import type { Strings } from '../strings/strings';

const LocaleContext = createContext<Locale | null>(null);

interface LocaleProviderProps {
  /** Its strings are those of the areas every page needs. */
  readonly value: Locale;
  readonly children: ReactNode;
}

/** The same object as long as it says the same: every refresh of a page brings another, and nothing is to begin anew for that. */
export function LocaleProvider({ value, children }: LocaleProviderProps) {
  const [kept, setKept] = useState(value);
  if (signOf(kept) !== signOf(value)) setKept(value);

  useEffect(() => keepPageLocale(kept), [kept]);
  return (
    <LocaleContext value={kept}>
      <Direction.Provider dir={kept.strings.direction === 'rtl' ? 'rtl' : 'ltr'}>{children}</Direction.Provider>
    </LocaleContext>
  );
}

function signOf({ language, timeZone, strings }: Locale): string {
  return [language, timeZone, strings.language].join(' ');
}

/** Adds areas of strings to those there are already; the same object as long as it says the same, as above. */
export function MoreStrings({ strings, children }: { strings: Partial<Strings>; children: ReactNode }) {
  const locale = useLocale();
  const [kept, setKept] = useState({ locale, strings });
  const areas = Object.keys(strings);
  if (kept.locale !== locale || String(Object.keys(kept.strings)) !== String(areas)) setKept({ locale, strings });

  const value = useMemo(() => ({ ...kept.locale, strings: { ...kept.locale.strings, ...kept.strings } }), [kept]);
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

/** How the page writes, with the strings of the areas it was given. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error('Expected a LocaleProvider around this component, found none.');
  return locale;
}

/** The strings of the areas the page was given. */
export function useStrings(): Strings {
  return useLocale().strings;
}
