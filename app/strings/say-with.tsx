import { Fragment, type ReactNode } from 'react';
import type { Locale } from '../format/locale';
import { type Message, splitAtGaps, written } from './message';

/** A message whose gaps may hold elements, such as links. */
export function sayWith<Names extends string>(
  message: Message<Names>,
  values: Readonly<Record<Names, ReactNode>>,
  locale: Locale,
): ReactNode {
  const given: Readonly<Record<string, ReactNode>> = values;
  return splitAtGaps(message, given['count'], locale).map((part, at) => {
    if (at % 2 === 0) return part;
    const value = given[part];
    return <Fragment key={at}>{typeof value === 'number' ? written(value, locale) : value}</Fragment>;
  });
}
