/** The page that writes sidecars. Said by the server alone. */
export const sidecars = {
  title: 'Sidecars',
  text: 'Writes tags, albums and your stars into small files beside your photos, as {example}, so that other programs know them, too. Photos themselves are never touched. Do it again after changes: what you took back is taken out.',
  onlyMine: 'Only what I said',
  onlyMineText: 'Your own tags, photos you put into albums, and stars; nothing the model found.',
  intoExisting: 'Add to sidecars of other programs, too',
  intoExistingText: 'Everything that stands in them stays. Otherwise they are left alone.',
  write: 'Write sidecars',
  dryRun: 'See what would be written',
  table: 'Ratings, tags and albums of all photos as a table: {csv} or {json}',
  stop: 'Stop',
  states: { running: 'Under way', done: 'Done', stopped: 'Stopped', failed: 'It did not work' },
  photos: { one: '{done} of {count} photo looked at', other: '{done} of {count} photos looked at' },
  written: { one: '{count} sidecar written, {photos}.', other: '{count} sidecars written, {photos}.' },
  wouldBeWritten: {
    one: '{count} sidecar would be written, {photos}.',
    other: '{count} sidecars would be written, {photos}.',
  },
  away: 'The folder {name} cannot be reached now: nothing is written there.',
  leftAlone: 'Left alone: {reasons}',
  exampleReason: 'in {folder}: {reason}',
} as const;
