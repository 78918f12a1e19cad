export const about = {
  pageTitle: 'About',
  title: 'About this Rummage',
  version: 'Version {version}.',
  answers: 'Searches are answered by {model}.',
  models: 'Models',
  labels: 'Labels',
  sidecars: 'Sidecars',
  selfTest: 'Self-test',
  language: {
    title: 'Language',
    asBrowser: 'As this browser',
  },
  storage: {
    title: 'Storage used',
    parts: {
      database: 'Database',
      'search index': 'Search index',
      thumbnails: 'Thumbnails',
      'fetched models': 'Fetched models',
      backups: 'Backups',
    },
    moreThan: 'more than {size}',
    together: 'Together',
  },
  leftOut: {
    title: 'Left out of folders',
    everyFolder: 'Every folder',
    hint: 'Those of every folder are set as “exclude” in rummage.config.json, those of one in a file .rummageignore in it.',
  },
  licences: {
    title: 'Licences',
    own: {
      one: 'Rummage itself is under the MIT licence. It runs with {count} package of others.',
      other: 'Rummage itself is under the MIT licence. It runs with {count} packages of others.',
    },
    packages: 'Packages',
    samplePhotos: 'Sample photos',
    model: 'The bundled model',
    map: 'The map of the world',
    mapText: 'Land areas by Natural Earth (naturalearthdata.com), in the public domain.',
  },
} as const;
