/** What a search found, or why it found nothing. Said by the server alone. */
export const results = {
  matches: { one: '{count} photo matches', other: '{count} photos match' },
  noMatch: 'No photo matches',
  none: 'No photos',
  bestFirst: { one: '{count} photo, best match first', other: '{count} photos, best match first' },
  alikeFirst: { one: '{count} photo, most alike first', other: '{count} photos, most alike first' },
  unread: 'The model reads only so many words; it left out “{words}”.',
  restDecided: 'Rummage’s model does not know {words}; the rest of your words decided.',
  photos: 'Photos',
  keepAsAlbum: 'Keep as album',
  showLessCertain: 'Show less certain ones',
  lessCertain: 'Less certain, closest first',
  noneCertain: 'Closest first, though none of these seems to show it',
  lessCertainPhotos: 'Less certain photos',
  similar: {
    like: 'Like this photo',
    photo: 'The photo compared with',
    stop: 'Stop comparing with this photo',
  },
  empty: {
    title: 'Nothing here looks like that',
    noneFits: 'No photo fits all of these filters.',
    otherWords: 'Try other words for what the photo shows.',
    fitButNotShown: 'Photos fit the filters, but none of them seems to show it. Other words for it may help.',
    notShown: 'None of your photos seems to show it. Other words for it may help.',
    unknown: {
      one: 'Rummage’s model does not know the word {words}',
      other: 'Rummage’s model does not know the words {words}',
    },
    unknownText:
      'It may be misspelt, a name, or in a language the model was not taught. Everyday English words work best.',
    model: 'Model in use: {model}',
    showClosest: 'Show the closest anyway',
    withoutFilters: 'Search without filters',
  },
  why: {
    title: 'Why it is here',
    scale: '0 is as much as your photos have of it on average.',
  },
} as const;
