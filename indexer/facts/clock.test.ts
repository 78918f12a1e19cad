import { expect, it } from 'vitest';
import { readMoment } from './clock';

const NOON = Date.UTC(2019, 4, 3, 12, 33, 11);

it.each([
  ['2019:05:03 12:33:11', undefined, NOON, null],
  ['2019:05:03 12:33:11', '+02:00', NOON, 120],
  ['2019-05-03T12:33:11.75-09:30', undefined, NOON, -570],
  ['2019-05-03T12:33:11Z', undefined, NOON, 0],
  ['2019-05-03T12:33', undefined, Date.UTC(2019, 4, 3, 12, 33), null],
  ['2019:05:03 12:33:11', '+99:00', NOON, null],
])('reads %s, beside it %s', (text, offset, takenAt, takenOffset) => {
  expect(readMoment(text, offset)).toEqual({ takenAt, takenOffset });
});

it.each([
  '',
  null,
  '0000:00:00 00:00:00',
  '2019:02:30 10:00:00',
  '2019:01:01 25:00:00',
  '2019:13:01 10:00:00',
  'today',
])('takes "%s" for no date', (text) => {
  expect(readMoment(text)).toBeNull();
});
