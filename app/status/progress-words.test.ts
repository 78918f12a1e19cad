import { describe, expect, it } from 'vitest';
import type { Status } from '#lib/nouns';
import { doneShare, isBusy, paceInWords } from './progress-words';

const english = { language: 'en', timeZone: 'UTC' };
const idle: Status = {
  photos: { indexed: 31, pending: 0, failed: 0, missing: 0 },
  model: { id: 'clip-pocket-384', dimensions: 384 },
  photosPerSecond: 0,
  secondsLeft: null,
  indexer: 'running',
  switch: null,
  folders: [],
};

describe('paceInWords', () => {
  it('says how fast and how long', () => {
    expect(paceInWords({ ...idle, photosPerSecond: 14.2, secondsLeft: 200 }, english)).toBe(
      '14 photos a second, about 3 minutes left',
    );
  });

  it('says nothing while idle', () => expect(paceInWords(idle, english)).toBe(''));
});

describe('doneShare', () => {
  it('counts a failed photo as done', () => {
    expect(doneShare({ indexed: 2, pending: 1, failed: 1, missing: 5 })).toBe(0.75);
  });

  it('is nothing while there are no photos', () => {
    expect(doneShare({ indexed: 0, pending: 0, failed: 0, missing: 0 })).toBe(0);
  });
});

describe('isBusy', () => {
  it('is true while photos wait', () => {
    expect(isBusy({ ...idle, photos: { ...idle.photos, pending: 3 } })).toBe(true);
  });

  it('is false while nobody works on them', () => {
    expect(isBusy({ ...idle, indexer: 'stopped', photos: { ...idle.photos, pending: 3 } })).toBe(false);
  });

  it('is false when all is done', () => expect(isBusy(idle)).toBe(false));
});
