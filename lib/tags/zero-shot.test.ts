import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImageEncoder, loadImageEncoder } from '../encoder/image-encoder';
import type { Model } from '../encoder/model';
import { dot } from '../encoder/normalise';
import { toPixelValues } from '../encoder/pixels';
import { loadTextEncoder, type TextEncoder } from '../encoder/text-encoder';
import { decodeUpload } from '../encoder/upload';
import { sampleFolder } from '../paths';
import { bundledModel } from '../testing/model';
import { VOCABULARY } from './vocabulary';
import { type LabelMatrix, loadLabels, scoreLabels } from './zero-shot';

let folder: Model;
let text: TextEncoder;
let images: ImageEncoder;
let labels: LabelMatrix;

beforeAll(async () => {
  folder = await bundledModel();
  text = await loadTextEncoder(folder, 1);
  images = await loadImageEncoder(folder, 1);
  labels = await loadLabels(text);
});

afterAll(async () => {
  await text.dispose();
  await images.dispose();
});

async function embed(file: string): Promise<Float32Array> {
  const image = await decodeUpload(readFileSync(join(sampleFolder(), file)), folder.pixels);
  const [embedding] = await images.encode([await toPixelValues(image, folder.pixels)]);
  return embedding ?? new Float32Array(folder.identity.dimensions);
}

const rowOf = ({ vectors, dimensions }: LabelMatrix, row: number) =>
  vectors.slice(row * dimensions, (row + 1) * dimensions);

describe('loadLabels', () => {
  it('embeds every label the model knows as one row of length 1', () => {
    expect(labels.dimensions).toBe(folder.identity.dimensions);
    expect(labels.vectors).toHaveLength(labels.labels.length * labels.dimensions);
    expect(labels.labels.length).toBeGreaterThanOrEqual(VOCABULARY.length - 1);
    for (let row = 0; row < labels.labels.length; row++) {
      expect(dot(rowOf(labels, row), rowOf(labels, row))).toBeCloseTo(1, 4);
    }
  });

  it('leaves out a label with a word the model does not know, rather than embed the rest of its prompt', async () => {
    const few = await loadLabels(text, [
      { label: 'cat', group: 'animals' },
      { label: 'xyzzyq', group: 'animals' },
    ]);

    expect(few.labels.map(({ label }) => label)).toEqual(['cat']);
    expect(few.vectors).toHaveLength(few.dimensions);
  });

  it('comes through a message between threads unchanged', () => {
    expect(structuredClone(labels)).toEqual(labels);
  });
});

describe('scoreLabels', () => {
  it('gives the cosine with every label', async () => {
    const embedding = await embed('IMG_1017.jpg');

    const cosines = scoreLabels(embedding, labels);

    expect(cosines).toHaveLength(labels.labels.length);
    for (const row of [0, 100, labels.labels.length - 1]) {
      expect(cosines[row]).toBeCloseTo(dot(embedding, rowOf(labels, row)), 5);
    }
  });
});
