'use client';

import { createContext, useContext } from 'react';
import type { Locale } from '../format/locale';

const LocaleContext = createContext<Locale>({ language: 'en', timeZone: 'UTC' });

export const LocaleProvider = LocaleContext.Provider;

export function useLocale(): Locale {
  return useContext(LocaleContext);
}
