import type { timeline as english } from '../en/timeline';
import type { Translation } from '../message';

export const timeline: Translation<typeof english> = {
  onThisDay: 'An diesem Tag',
  yearsAgo: { one: 'Vor {count} Jahr', other: 'Vor {count} Jahren' },
  day: '{day}, {photos}',
};
