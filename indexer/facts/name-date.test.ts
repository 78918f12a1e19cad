import { expect, it } from 'vitest';
import { onThisClock } from './clock';
import { readNameDate } from './name-date';

const TIME = Date.UTC(2019, 6, 4, 12, 34, 56);
const DAY = Date.UTC(2019, 6, 4, 12);

it.each([
  'IMG_20190704_123456.jpg',
  'IMG_20190704_123456_1.jpg',
  'IMG_20190704_123456789.jpg',
  'VID_20190704_123456.mp4',
  '20190704_123456.heic',
  '2019-07-04 12.34.56.jpg',
  '2019-07-04 12.34.56-1.jpg',
  'Screenshot_20190704-123456.png',
  'Screenshot_2019-07-04-12-34-56-789_com.app.png',
  'Screenshot 2019-07-04 at 12.34.56.png',
  'WhatsApp Image 2019-07-04 at 12.34.56.jpeg',
  'signal-2019-07-04-123456.jpg',
  'holiday 2019-07-04T12:34:56.jpg',
])('reads the time from %s', (name) => {
  expect(readNameDate(name)).toBe(TIME);
});

it.each(['IMG-20190704-WA0001.jpg', '2019-07-04.jpg', '2019_07_04 beach.jpg', 'IMG_20190704_99.jpg'])(
  'reads the day from %s',
  (name) => {
    expect(readNameDate(name)).toBe(DAY);
  },
);

it("takes a Pixel's time for UTC, as it is, and shows it on this machine's clock", () => {
  expect(readNameDate('PXL_20190704_123456789.jpg')).toBe(onThisClock(TIME));
});

it.each([
  'IMG_1234.jpg',
  'DSC00012.ARW',
  '1562243696000.jpg',
  'IMG_20191304_123456.jpg',
  '2019-02-30.jpg',
  'scan 20991231.jpg',
  '12019070412.jpg',
  '2019-0704.jpg',
  '',
])('finds no date in "%s"', (name) => {
  expect(readNameDate(name)).toBeNull();
});
