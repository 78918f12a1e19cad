/** What the library is doing, above its photos or in their place. */
export const library = {
  reading: 'Reading photos',
  searchable: {
    one: '{indexed} of {count} photo can be searched',
    other: '{indexed} of {count} photos can be searched',
  },
  searchableShare: 'Photos that can be searched',
  looking: 'Looking through your folders',
  details: 'Details',
  suspended: 'Many photos in “{name}” are not there any more. Nothing is forgotten until you say so.',
  suspendedFolders: {
    one: 'Many photos in {count} folder are not there any more. Nothing is forgotten until you say so.',
    other: 'Many photos in {count} folders are not there any more. Nothing is forgotten until you say so.',
  },
  answer: 'Answer',
  firstRun: {
    stopped: 'Nobody is reading your photos',
    stoppedText: 'The indexer is stopped. Start Rummage with {command} and the photos appear here as they are read.',
    status: 'See the status',
    reading: 'Reading your first photos',
    readingText: 'They appear here as they become searchable. You can leave this running.',
    noPhotos: 'There are no photos in your folders yet',
    noPhotosText: 'Put photos into them, or add another folder: Rummage notices by itself.',
    checkFolders: 'Check the folders',
    noFolders: 'Which folders hold your photos?',
    noFoldersText: 'Rummage looks through them on this machine. It never moves, changes or uploads a photo.',
    addFolder: 'Add a folder',
  },
} as const;
