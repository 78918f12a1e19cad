/** What belongs to no page, or to several. */
export const ui = {
  description: 'Find your own photos by what they show, on your own machine.',
  skip: 'Skip to the photos',
  close: 'Close',
  keep: 'Keep it',
  undo: 'Undo',
  previous: 'Previous',
  next: 'Next',
  showMore: 'Show more',
  showAllPhotos: 'Show all photos',
  tryAgain: 'Try again',
  retrying: 'Trying again',
  retryingText: 'The result shows here in a moment.',
  photos: { one: '{count} photo', other: '{count} photos' },
  notHere: {
    pageTitle: 'Not here',
    title: 'There is nothing at this address',
    text: 'The photo or album may have been removed, or its folder is not searched any more.',
  },
  forTheOwner: {
    pageTitle: 'For the owner',
    title: 'This page is for the owner',
    signIn: 'Sign in as the owner',
    text: 'As a guest you can see and search all photos, and change nothing.',
  },
  offline: {
    title: 'Rummage cannot be reached',
    text: 'Check that it is running on its machine, and that this device is on the same network.',
  },
} as const;
