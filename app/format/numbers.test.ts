import { describe, expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { formatBytes, formatDuration, formatPlace, formatRate, formatShare, formatTimeLeft } from './numbers';

const english = localeIn('en');
const german = localeIn('de');

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [512, '512 bytes'],
    [48_200, '48 kB'],
    [2_340_000, '2.3 MB'],
    [23_400_000, '23 MB'],
    [7_100_000_000_000, '7,100 GB'],
  ])('writes %i as %s', (bytes, text) => expect(formatBytes(bytes, english)).toBe(text));
});

it('writes a rate with one decimal while it is small', () => {
  expect([0.25, 8.96, 41.7].map((rate) => formatRate(rate, english))).toEqual(['0.3', '9', '42']);
});

describe('formatTimeLeft', () => {
  it.each([
    [3, 'a few seconds left'],
    [44, 'about 40 seconds left'],
    [200, 'about 3 minutes left'],
    [7300, 'about 2 hours left'],
  ])('puts %i seconds into words', (seconds, text) => expect(formatTimeLeft(seconds, english)).toBe(text));
});

it('says how long something takes, and how long it will still', () => {
  expect(formatDuration(200, english)).toBe('about 3 minutes');
  expect([formatDuration(3600 * 3, german), formatTimeLeft(44, german)]).toEqual([
    'etwa 3 Stunden',
    'noch etwa 40 Sekunden',
  ]);
});

it('writes a share as a percentage with at most one decimal', () => {
  expect([0.3044, 0.5].map((share) => formatShare(share, english))).toEqual(['30.4%', '50%']);
});

it('writes a place with its hemispheres', () => {
  expect(formatPlace(-33.8568, 151.2153, english)).toBe('33.8568° S, 151.2153° E');
  expect(formatPlace(-33.8568, 151.2153, german)).toBe('33,8568° S, 151,2153° O');
});
