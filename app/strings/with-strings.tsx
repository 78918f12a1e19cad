import type { ReactNode } from 'react';
import { MoreStrings } from '../ui/locale-context';
import { requestLocale } from '../ui/request-locale';
import { type Area, pickAreas } from './areas';

/** Gives the browser the strings of the areas its components in here speak of. */
export async function WithStrings({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { strings } = await requestLocale();
  return <MoreStrings strings={pickAreas(strings, areas)}>{children}</MoreStrings>;
}
