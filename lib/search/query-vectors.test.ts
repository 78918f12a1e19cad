import { afterAll, expect, it } from 'vitest';
import { loadTextEncoder } from '../encoder/text-encoder';
import { bundledModel } from '../testing/model';
import { QueryVectors } from './query-vectors';

const encoder = await loadTextEncoder(await bundledModel(), 1);
afterAll(() => encoder.dispose());

it('embeds a query once, even when it is asked twice at once', async () => {
  let asked = 0;
  const queries = new QueryVectors(async () => {
    asked++;
    return encoder;
  });

  const [a, b] = await Promise.all([queries.get('a cat'), queries.get('a cat')]);

  expect(a).toBe(b);
  expect(await queries.get('a cat')).toBe(a);
  expect(asked).toBe(1);
});

it('has no vector for words the model does not know, and names them', async () => {
  const queries = new QueryVectors(async () => encoder);

  expect(await queries.get('xyzzyq Katze')).toEqual({ vector: null, unknownWords: ['xyzzyq', 'Katze'] });
  expect(await queries.get('a')).toEqual({ vector: null, unknownWords: [] });
  expect(await queries.get('!?')).toEqual({ vector: null, unknownWords: [] });
  expect(await queries.get('cat xyzzyq')).toEqual({ vector: expect.any(Float32Array), unknownWords: ['xyzzyq'] });
});

it('does not remember a failure', async () => {
  let tries = 0;
  const queries = new QueryVectors(async () => {
    if (++tries === 1) throw new Error('not yet');
    return encoder;
  });

  await expect(queries.get('a cat')).rejects.toThrow('not yet');

  expect((await queries.get('a cat')).vector).toHaveLength(384);
});
