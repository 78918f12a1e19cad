import { afterAll, describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { encodeEnsemble } from './ensemble';
import { dot } from './normalise';
import { LABEL_TEMPLATES, QUERY_TEMPLATES } from './prompts';
import { loadTextEncoder } from './text-encoder';
import { splitWords } from './unknown-words';

const encoder = await loadTextEncoder(await bundledModel(), 1);
afterAll(() => encoder.dispose());

const cosine = (a: Float32Array | null | undefined, b: Float32Array | null | undefined) =>
  dot(a ?? new Float32Array(0), b ?? new Float32Array(0));

describe('the text tower', () => {
  it('gives each text of a batch the vector it has alone, in order', async () => {
    const texts = ['a cat', 'a cup of coffee on a wooden table', 'dog'];

    const together = await encoder.encode(texts);

    for (const [i, text] of texts.entries()) expect(together[i]).toEqual((await encoder.encode([text]))[0]);
    expect(await encoder.encode([])).toEqual([]);
  });

  it('gives vectors of length 1, nearer for nearer meanings', async () => {
    const [cat, kitten, truck] = await encoder.encode(['cat', 'kitten', 'truck']);

    expect(cosine(cat, cat)).toBeCloseTo(1, 5);
    expect(cosine(cat, kitten)).toBeGreaterThan(cosine(cat, truck));
  });

  it('gives null, never NaN, for a text without direction', async () => {
    expect(await encoder.encode(['xyzzyq', 'cat', '', '???'])).toEqual([null, expect.any(Float32Array), null, null]);
  });

  it('takes a text longer than it can read by its beginning', async () => {
    const [vector] = await encoder.encode(['cat '.repeat(500)]);

    expect(vector?.every(Number.isFinite)).toBe(true);
  });
});

describe('readWords', () => {
  it('names the words the model has no idea of, as they were typed, each once', () => {
    expect(encoder.readWords('xyzzyq')).toEqual({ unknown: ['xyzzyq'], known: 0 });
    expect(encoder.readWords('Katze')).toEqual({ unknown: ['Katze'], known: 0 });
    expect(encoder.readWords('a cat with XYZZYQ and xyzzyq, XYZZYQ').unknown).toEqual(['XYZZYQ', 'xyzzyq']);
  });

  it('does not name words that nobody could see anyway', () => {
    expect(encoder.readWords('a')).toEqual({ unknown: [], known: 0 });
    expect(encoder.readWords('A cat')).toEqual({ unknown: [], known: 1 });
    expect(encoder.readWords('my dog').unknown).toEqual([]);
  });

  it('finds no words where there are none', () => {
    expect(encoder.readWords(' … ?! ')).toEqual({ unknown: [], known: 0 });
  });
});

describe('splitWords', () => {
  it.each([
    ['a cat, on a sofa!', ['a', 'cat', 'on', 'a', 'sofa']],
    ["dog's best-friend", ["dog's", 'best', 'friend']],
    ['Größe naïve 2019', ['Größe', 'naïve', '2019']],
    ['猫 在沙发上', ['猫', '在沙发上']],
    ['हिन्दी', ['हिन्दी']],
    ['🐱', ['🐱']],
  ])('splits %s', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('encodeEnsemble', () => {
  it('is the direction of the mean of its prompts', async () => {
    const prompts = await encoder.encode(QUERY_TEMPLATES.map((template) => template.replace('{}', 'red bus')));
    const mean = Float32Array.from({ length: 384 }, (_, i) => prompts.reduce((sum, row) => sum + (row?.[i] ?? 0), 0));

    const ensemble = await encodeEnsemble(encoder, 'red bus', QUERY_TEMPLATES);

    expect(cosine(ensemble, ensemble)).toBeCloseTo(1, 5);
    expect(cosine(ensemble, mean) / Math.sqrt(dot(mean, mean))).toBeCloseTo(1, 5);
  });

  it('takes words for words, even those that mean something to String.replace', async () => {
    expect(await encodeEnsemble(encoder, "cat $& $' {}", LABEL_TEMPLATES)).toHaveLength(384);
  });

  it('is null when no prompt has a direction', async () => {
    expect(await encodeEnsemble(encoder, 'xyzzyq', ['{}'])).toBeNull();
  });
});
