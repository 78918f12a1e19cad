import { afterAll, expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { Encoder } from '../encoder/encoder';
import { LABEL_TEMPLATES } from '../encoder/prompts';
import { bundledModel } from '../testing/model';
import { takingKnown } from './known-prompts';
import { promptsOf } from './prompts';

const encoder = new Encoder(await bundledModel(), { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());

const asked = (label: string, templates = LABEL_TEMPLATES) => promptsOf({ label, descriptions: [] }, templates);

it('has embedded only what the vocabulary does not hold, and gives the same for all', async () => {
  const labels = [
    asked('cat'),
    asked('my neighbour'),
    asked('xyzzyq'),
    asked('dog', ['a sketch of a {}']),
    asked('dog'),
  ];
  const embedded: unknown[] = [];
  const encode = takingKnown(await encoder.labels(), (some) => {
    embedded.push(...some);
    return encoder.prompts(some);
  });

  const [vectors, expected] = [await encode(labels), await encoder.prompts(labels)];

  expect(embedded).toEqual([labels[1], labels[2], labels[3]]);
  expect(vectors[2]).toBeNull();
  for (const [i, vector] of vectors.entries()) {
    const [a, b] = [vector, expected[i] ?? null];
    expect(a === null ? b : b && dot(a, b)).toSatisfy((same: number | null) => same === null || same > 0.99999);
  }
});
