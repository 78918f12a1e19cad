import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { letProcessesCrash } from '#lib/testing/crashing';
import { temporaryFolder } from '#lib/testing/folder';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { DecodeProcesses } from './decode-processes';
import { PhotoFailure } from './failure';

const { pixels: recipe } = await bundledModel();
afterAll(letProcessesCrash());

/** Photos under these names, each another; those called `crash…` or `hang…` do so. */
function setUp(names: readonly string[], patienceMs?: number) {
  const folder = temporaryFolder(onTestFinished);
  const samples = samplePhotos();
  names.forEach((name, i) => cpSync(samples[i] ?? '', join(folder, name)));
  const processes = new DecodeProcesses(patienceMs);
  onTestFinished(() => processes.close());
  const decode = (name: string, thumbnail: string | null = join(folder, 'thumbnails', `${name}.webp`)) =>
    processes.decode({ file: join(folder, name), recipes: [recipe], thumbnail });
  return { folder, processes, decode };
}

const failureOf = (outcome: PromiseSettledResult<unknown> | undefined) =>
  outcome?.status === 'rejected' && outcome.reason instanceof PhotoFailure ? outcome.reason.failure : null;

describe('processes that decode', () => {
  it('give the facts, the pixels for each model and a thumbnail on disk', async () => {
    const { folder, decode } = setUp(['a.jpg']);

    const { facts, pixels, took } = await decode('a.jpg');

    expect(facts).toMatchObject({ format: 'jpeg', color: expect.stringMatching(/^#/) });
    expect(pixels.map(({ length }) => length)).toEqual([3 * recipe.height * recipe.width]);
    expect(took.bytes).toBeGreaterThan(1_000);
    expect(existsSync(join(folder, 'thumbnails', 'a.jpg.webp'))).toBe(true);
  });

  it('give only the pixels of a photo that is indexed already', async () => {
    const { decode } = setUp(['a.jpg']);

    const { facts, pixels } = await decode('a.jpg', null);

    expect(facts).toBeNull();
    expect(pixels).toHaveLength(1);
  });

  it('say why a photo cannot be decoded', async () => {
    const { decode } = setUp(['a.jpg']);

    await expect(decode('thumbnails')).rejects.toThrow(PhotoFailure);
  });
});

describe('a photo that crashes the decoder', () => {
  it('fails alone, whatever else was being decoded, and what comes after it is decoded', async () => {
    const names = ['a.jpg', 'crash-1.jpg', 'b.jpg', 'crash-2.jpg', 'c.jpg', 'd.jpg'];
    const { decode } = setUp(names);

    const outcomes = await Promise.allSettled(names.map((name) => decode(name)));

    for (const [i, name] of names.entries()) {
      if (name.startsWith('crash')) expect(failureOf(outcomes[i])?.reason).toBe('It crashes the decoder.');
      else expect(outcomes[i]).toMatchObject({ status: 'fulfilled', value: { facts: { format: 'jpeg' } } });
    }
    expect(failureOf(outcomes[1])?.remedy).toMatch(/save it as JPEG/);
    expect((await decode('a.jpg')).pixels).toHaveLength(1);
  });

  it('is not told from the others when the run ends meanwhile: nobody is blamed', async () => {
    const { processes, decode } = setUp(['a.jpg', 'hang.jpg']);
    const decoding = Promise.allSettled([decode('hang.jpg')]);
    await decode('a.jpg');

    await processes.close();

    const [outcome] = await decoding;
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  });
});

it('a photo whose decoding does not end fails, and holds up no other', async () => {
  const { decode } = setUp(['a.jpg', 'hang.jpg', 'b.jpg'], 6_000);

  const outcomes = await Promise.allSettled([decode('a.jpg'), decode('hang.jpg'), decode('b.jpg')]);

  expect(failureOf(outcomes[1])?.reason).toBe('Decoding it does not come to an end.');
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
