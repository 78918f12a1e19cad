/** A wall of photos, wherever there is one. */
export const grid = {
  photos: 'Photos',
  month: 'Month',
  select: 'Select this photo',
  selectHint: 'Select (space)',
  notLoaded: 'Some photos could not be loaded.',
  /** What a cell is called: its photo, then what is to be told of it, one after the other. */
  cell: {
    numbered: '{photo}, number {place}',
    favourite: '{cell}, favourite',
    burst: { one: '{cell}, burst of {count}', other: '{cell}, burst of {count}' },
    foundByText: '{cell}, found by its name, date, keywords or albums',
  },
} as const;
