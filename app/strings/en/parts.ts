/** What the parts of a composed search, or of an album’s rule, are called. */
export const parts = {
  ofSearch: 'Parts of this search',
  ofRule: 'Parts of its rule',
  words: '“{words}”',
  wordsAt: '“{words}”, {place}',
  photo: 'photo {id}',
  partOfPhoto: 'part of photo {id}',
  image: 'your image',
  partOfImage: 'part of your image',
  /** Where a box lies in a photo. */
  places: {
    upperLeft: 'upper left',
    top: 'top',
    upperRight: 'upper right',
    left: 'left',
    middle: 'middle',
    right: 'right',
    lowerLeft: 'lower left',
    bottom: 'bottom',
    lowerRight: 'lower right',
  },
  weight: 'Weight',
  less: 'Less of {name}',
  more: 'More of {name}',
  remove: 'Remove {name}',
  region: 'Search by a part of {name}',
  whereTo: 'Where “{words}” is to be',
} as const;
