/** An album’s rule in one line. Said by the server alone. */
export const albumRule = {
  shows: 'Photos that show “{words}”',
  foundBy: 'Photos found by “{words}”',
  foundByParts: { one: 'Photos found by {count} part', other: 'Photos found by {count} parts' },
  foundByBoth: {
    one: 'Photos found by “{words}” and {count} part',
    other: 'Photos found by “{words}” and {count} parts',
  },
  tagged: 'Photos with the tag “{tag}”',
  byHand: 'Filled by hand',
  inDays: '{rule}, {days}',
} as const;
