import { expect, it } from 'vitest';
import { describeBytes } from './describe-bytes';

it('describes bytes in the unit people would use', () => {
  expect([0, 999, 1_000, 9_949, 12_315_685, 999_499_999, 999_500_000, 1_250_000_000].map(describeBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '9.9 kB',
    '12 MB',
    '999 MB',
    '1.0 GB',
    '1.3 GB',
  ]);
});
