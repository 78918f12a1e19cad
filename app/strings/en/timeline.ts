/** What stands above the timeline. */
export const timeline = {
  onThisDay: 'On this day',
  yearsAgo: { one: '{count} year ago', other: '{count} years ago' },
  day: '{day}, {photos}',
} as const;
