/** What reading photos is at; told on the search page too. */
export const progress = {
  pace: '{rate} photos a second',
  read: 'Photos read',
  readBy: 'Photos {model} has read',
  states: {
    notConnected: ['Not connected', 'Rummage does not answer. Start it again with npm start.'],
    stopped: [
      'Stopped',
      'Search works; new photos are not read. Start Rummage with npm start, or only the indexer with npx rummage index.',
    ],
    paused: ['Paused by you', 'Search works; new photos are found, and wait.'],
    'outside-window': ['Outside its hours', 'Photos wait for the time of day you set below.'],
    'waiting-for-idle': ['Waiting for idle', 'Photos wait until other programs need the machine less.'],
    upToDate: ['Up to date', 'New photos in your folders are noticed by themselves.'],
  },
  yielding: 'Making way for your search',
  reading: 'Reading photos',
  looking: 'Looking through folders',
  switching: {
    read: { one: '{model} has read {done} of {count} photo', other: '{model} has read {done} of {count} photos' },
    filling: '{read}. {answering} answers meanwhile.',
    fillingFor: '{read}, {left}. {answering} answers meanwhile.',
    waiting: '{read}; the others cannot be reached now. {answering} answers meanwhile.',
    failed: '{read} and cannot go on. {answering} answers meanwhile.',
  },
} as const;
