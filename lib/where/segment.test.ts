import sharp from 'sharp';
import { expect, it } from 'vitest';
import { Calibration } from '../search/calibrate';
import { vector } from '../testing/vectors';
import { segment } from './segment';
import { segmentPicture } from './segment-picture';

const axes = [0, 1, 2, 3].map((axis) => vector(...[0, 1, 2, 3].map((i) => Number(i === axis))));
const [DOG, SKY] = axes as [Float32Array, Float32Array];
const words = Float32Array.from(axes.flatMap((axis) => [...axis]));
const calibration = new Calibration({ dimensions: 4, vectors: words }, axes);
const labels = ['dog', 'sky', 'car'].map((label, i) => ({ label, words: calibration.apart(axes[i] as Float32Array) }));

/** Sky above, a dog below. */
const seen = {
  source: 'patches' as const,
  ratio: 1,
  parts: [0, 1, 2, 3].map((row) => ({
    box: { x: 0, y: row / 4, width: 1, height: 1 / 4 },
    vector: row < 3 ? SKY : DOG,
  })),
};

it('gives each part of a photo to the label it matches best, the largest first', () => {
  const { rows, columns, cells, labels: found } = segment(seen, { labels, photo: vector(1, 2, 0, 0), calibration });

  expect(found.map(({ label }) => label)).toEqual(['sky', 'dog']);
  expect(found[0]?.share).toBeCloseTo(0.75, 1);
  expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect([cells[0], cells[rows * columns - 1]]).toEqual([0, 1]);
});

it('paints each label in its own colour', async () => {
  const divided = segment(seen, { labels, photo: vector(1, 2, 0, 0), calibration });
  const png = await segmentPicture({ ...divided, set: { key: 'own', name: 'Own' }, source: 'patches' });

  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: divided.columns, height: divided.rows });
  expect([...data.subarray(0, 3)]).toEqual([0xe6, 0x9f, 0x00]);
  expect([...data.subarray(-4, -1)]).toEqual([0x56, 0xb4, 0xe9]);
});
