import { describe, expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { describePhoto, formatDay, formatDayRange, formatEvent, formatWeekdayAndTime } from './dates';

const british = localeIn('en', { language: 'en-GB', timeZone: 'America/New_York' });

it('keeps the day on the wall where the photo was taken, wherever Rummage runs', () => {
  expect(formatDay('2019-05-03T00:30:00.000Z', british)).toBe('3 May 2019');
});

it('keeps the time on the wall too', () => {
  expect(formatWeekdayAndTime('2019-05-03T00:30:00.000Z', british)).toBe('Friday 00:30');
});

it('tells the time of an event by this machine’s clock', () => {
  expect(formatEvent('2019-05-03T00:30:00.000Z', british)).toContain('2 May 2019');
});

describe('formatDayRange', () => {
  it('joins two days', () =>
    expect(formatDayRange('2019-05-03', '2019-05-09', british)).toBe('3 May 2019 – 9 May 2019'));
  it('leaves the end open', () => expect(formatDayRange('2019-05-03', null, british)).toBe('from 3 May 2019'));
  it('leaves the start open', () => expect(formatDayRange(null, '2019-05-03', british)).toBe('until 3 May 2019'));
  it('speaks German', () => {
    expect(formatDayRange('2019-05-03', null, localeIn('de'))).toBe('ab 03.05.2019');
  });
  it('says when there is neither', () => expect(formatDayRange(null, null, british)).toBe('any time'));
});

it('names a photo by its date, never by its file', () => {
  expect(describePhoto({ takenAt: '2019-05-03T12:00:00.000Z' }, british)).toBe('Photo taken 3 May 2019');
  expect(describePhoto({ takenAt: null }, british)).toBe('Photo without a date');
});
