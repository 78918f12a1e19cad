import { afterAll, describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { embedQuery } from './embed-query';
import { dot } from './normalise';
import { QUERY_TEMPLATES } from './prompts';
import { loadTextEncoder } from './text-encoder';

const encoder = await loadTextEncoder(await bundledModel(), 1);
afterAll(() => encoder.dispose());

const embed = (words: string, templates: readonly string[] = ['{}']) => embedQuery(encoder, words, templates);

describe('embedQuery', () => {
  it('gives a vector of length 1 and says that everything was read', async () => {
    const { vector, unknownWords, unread } = await embed('a red bus', QUERY_TEMPLATES);

    expect(dot(vector as Float32Array, vector as Float32Array)).toBeCloseTo(1, 5);
    expect({ unknownWords, unread }).toEqual({ unknownWords: [], unread: null });
  });

  it('gives no vector, never NaN, where the model knows no word', async () => {
    expect(await embed('xyzzyq plugh')).toEqual({ vector: null, unknownWords: ['xyzzyq', 'plugh'], unread: null });
    expect(await embed('  …!')).toEqual({ vector: null, unknownWords: [], unread: null });
  });

  it('says which end of a long query it had no room for, as it was typed', async () => {
    // The bundled model takes 32 tokens, one for each word and none around them.
    const query = `${'dog '.repeat(30)}Red Bus, near the House`;

    const { unread } = await embed(query);

    expect(unread).toBe('near the House');
  });

  it('means by a long query what its beginning means', async () => {
    const beginning = 'red bus '.repeat(16).trim();

    const [long, short] = [await embed(`${beginning} dog cat`), await embed(beginning)];

    expect(long.unread).toBe('dog cat');
    expect(long.vector).toEqual(short.vector);
    expect(short.unread).toBeNull();
  });

  it('counts as read what any of its prompts had room for', async () => {
    const query = 'dog '.repeat(31).trim();

    expect((await embed(query, ['a photo of {}'])).unread).toBe('dog dog');
    expect((await embed(query, ['{}', 'a photo of {}'])).unread).toBeNull();
  });
});
