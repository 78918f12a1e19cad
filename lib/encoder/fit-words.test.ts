import { expect, it } from 'vitest';
import { fitWords } from './fit-words';

const atMost =
  (room: number) =>
  (text: string): boolean =>
    text.length <= room;

it('leaves a text that fits alone', () => {
  expect(fitWords('a red bus', atMost(9))).toEqual({ read: 'a red bus', unread: null });
});

it('cuts between words, as late as possible', () => {
  expect(fitWords('a red bus near the house', atMost(12))).toEqual({ read: 'a red bus', unread: 'near the house' });
  expect(fitWords('a red bus near the house', atMost(14))).toEqual({ read: 'a red bus near', unread: 'the house' });
});

it('cuts scripts without spaces between words, too', () => {
  const { read, unread } = fitWords('猫在沙发上睡觉', atMost(4));

  expect(read.length).toBeGreaterThan(0);
  expect(`${read}${unread}`).toBe('猫在沙发上睡觉');
});

it('cuts inside a word only when the first one has no room already, and never inside a character', () => {
  expect(fitWords('Donaudampfschiff fährt', atMost(5))).toEqual({ read: 'Donau', unread: 'dampfschiff fährt' });
  expect(fitWords('𝔘𝔫𝔦', atMost(3))).toEqual({ read: '𝔘', unread: '𝔫𝔦' });
});

it('does not call punctuation unread', () => {
  expect(fitWords('a red bus!!!', atMost(9))).toEqual({ read: 'a red bus', unread: null });
});

it('reads nothing where nothing fits', () => {
  expect(fitWords('cat', () => false)).toEqual({ read: '', unread: 'cat' });
});
