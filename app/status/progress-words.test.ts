import { describe, expect, it } from 'vitest';
import type { IndexingState, Status } from '#lib/nouns';
import { localeIn } from '../strings/catalogues';
import { doneShare, isBusy, isHeld, paceInWords, stateInWords } from './progress-words';

const english = localeIn('en');
const idle: Status = {
  photos: { indexed: 31, pending: 0, failed: 0, missing: 0 },
  model: { id: 'clip-pocket-384', dimensions: 384 },
  photosPerSecond: 0,
  secondsLeft: null,
  indexer: 'running',
  problem: null,
  switch: null,
  folders: [],
  indexing: {
    state: 'done',
    settings: { paused: false, onlyIdle: false, window: null, cpuShare: 100 },
    bytesRead: 0,
    bytesPerSecond: 0,
    stages: { read: null, decode: null, embed: null, store: null },
  },
};
const busy: Status = { ...idle, photos: { ...idle.photos, pending: 3 }, photosPerSecond: 2 };
const doing = (state: IndexingState): Status => ({ ...busy, indexing: { ...idle.indexing, state } });

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

describe('stateInWords', () => {
  it.each([
    [idle, 'Up to date'],
    [{ ...busy, indexer: 'stopped' } as const, 'Stopped'],
    [doing('indexing'), 'Reading photos'],
    [doing('yielding'), 'Making way for your search'],
    [doing('paused'), 'Paused by you'],
    [doing('outside-window'), 'Outside its hours'],
    [doing('waiting-for-idle'), 'Waiting for idle'],
  ])('says what it is doing', (status, word) => expect(stateInWords(status, english)[0]).toBe(word));

  it('tells the pace while it makes way for a search', () => {
    expect(stateInWords(doing('yielding'), english)[1]).toBe('2 photos a second');
  });
});

it('tells what a person can change from what only takes its time', () => {
  expect((['paused', 'outside-window', 'waiting-for-idle'] as const).every(isHeld)).toBe(true);
  expect((['indexing', 'yielding', 'done', 'stopped'] as const).some(isHeld)).toBe(false);
});
