import sharp from 'sharp';
import { expect, it } from 'vitest';
import { shadeOf } from './shade';

it('leaves what is hot in the light and darkens the rest', async () => {
  const png = await shadeOf({ rows: 1, columns: 3, values: [0, 0.5, 1] });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });

  expect(info).toMatchObject({ width: 3, height: 1, channels: 4 });
  expect([data[3], data[7], data[11]]).toEqual([168, 84, 0]);
  expect([...data].filter((_, i) => i % 4 !== 3)).toEqual(new Array(9).fill(0));
});
