import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { encoderProcesses } from '../testing/encoder-processes';
import { temporaryFolder } from '../testing/folder';
import { bundledModel, copyOfBundledModel, TEST_MODELS } from '../testing/model';
import { samplePhotos } from '../testing/photos';
import { embedQuery } from './embed-query';
import { Encoder } from './encoder';
import { loadImageEncoder } from './image-encoder';
import { openModel } from './model';
import { dot } from './normalise';
import { toPixelValues } from './pixels';
import { loadTextEncoder } from './text-encoder';
import { decodeUpload } from './upload';

const model = await bundledModel();
const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());

const [photo = ''] = samplePhotos();
const pixels = await toPixelValues(await decodeUpload(readFileSync(photo), model.pixels), model.pixels);

function startEncoder(of = model): Encoder {
  const started = new Encoder(of, { imageThreads: 1, textThreads: 1 });
  onTestFinished(() => started.close());
  return started;
}

describe('an encoder', () => {
  it('embeds words as the text tower does here, with the model’s own templates', async () => {
    const text = await loadTextEncoder(model, 1);
    const expected = await embedQuery(text, 'a red bus', model.queryTemplates);
    await text.dispose();

    expect(await encoder.query('a red bus')).toEqual(expected);
  });

  it('embeds images as the image tower does here', async () => {
    const image = await loadImageEncoder(model, 1);
    const [expected] = await image.encode([pixels]);
    await image.dispose();

    const [first, second] = await encoder.images([pixels, pixels]);

    expect(dot(first as Float32Array, expected as Float32Array)).toBeCloseTo(1, 5);
    expect(first).toEqual(second);
  });

  it('gives vectors that own their memory, so that whoever keeps one keeps nothing else', async () => {
    const [{ vector }, [image], { vectors }] = await Promise.all([
      encoder.query('cat'),
      encoder.images([pixels]),
      encoder.labels(),
    ]);

    for (const own of [vector, image, vectors]) expect(own?.buffer.byteLength).toBe(own?.byteLength);
  });

  it('embeds the labels', async () => {
    expect((await encoder.labels()).dimensions).toBe(384);
  });

  it('embeds a query asked twice at once only once, and remembers it', async () => {
    const [first, second] = [encoder.query('dog'), encoder.query('dog')];

    expect(second).toBe(first);
    await first;
    expect(encoder.query('dog')).toBe(first);
  });

  it('does not remember a failure, and starts anew after one', async () => {
    const own = startEncoder();
    await own.warmText();

    const lost = own.query('dog');
    await own.close();

    await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
    expect((await own.query('dog')).vector).toHaveLength(384);
  });

  it('refuses pixels of another size, and goes on', async () => {
    await expect(encoder.images([new Float32Array(5)])).rejects.toMatchObject({ name: 'RummageError' });
    expect(await encoder.images([pixels])).toHaveLength(1);
  });
});

describe('the process of an encoder', () => {
  it('is started by the first call, and none is left after close', async () => {
    const before = encoderProcesses();
    const own = startEncoder();
    expect(encoderProcesses()).toEqual(before);

    await own.warmText();
    expect(encoderProcesses()).toHaveLength(before.length + 1);

    await own.close();
    expect(encoderProcesses()).toEqual(before);
  });

  it('may be killed: the call under way fails, the next one starts another', async () => {
    const before = encoderProcesses();
    const own = startEncoder();
    // Everything but the call itself is done, so that it is under way when the process ends.
    await own.images([pixels]);
    const [pid = 0] = encoderProcesses().filter((one) => !before.includes(one));

    const images = own.images(new Array<Float32Array>(8).fill(pixels));
    process.kill(pid, 'SIGKILL');

    await expect(images).rejects.toMatchObject({ code: 'unavailable' });
    expect((await own.query('cat')).vector).toHaveLength(384);
  });

  it('is not ended by Ctrl-C, which the terminal sends to all: whoever started it ends it', async () => {
    const before = encoderProcesses();
    const own = startEncoder();
    // Everything but the call itself is done, so that it is under way when the process ends.
    await own.images([pixels]);
    const [pid = 0] = encoderProcesses().filter((one) => !before.includes(one));

    process.kill(pid, 'SIGINT');
    process.kill(pid, 'SIGTERM');

    expect((await own.query('house')).vector).toHaveLength(384);
    expect(encoderProcesses()).toContain(pid);
  });
});

describe('what is measured', () => {
  it('is measured once, and remembered with what else is known of the model', async () => {
    const facts = join(temporaryFolder(), 'facts.json');
    const own = startEncoder(await openModel(copyOfBundledModel(), { ...TEST_MODELS, modelFacts: facts }));

    const speed = await own.measureSpeed();

    expect([1, 4, 8]).toContain(await own.batchSize());
    for (const figure of Object.values(speed)) if (typeof figure === 'number') expect(figure).toBeGreaterThan(0);
    expect(await startEncoder(own.model).measureSpeed()).toEqual(speed);
    expect(Object.values((JSON.parse(readFileSync(facts, 'utf8')) as { models: object }).models)[0]).toMatchObject({
      revision: model.identity.revision,
      speed: { queryMs: speed.queryMs },
    });
  });

  it('waits until there were images enough to be worth the time it takes, and need not be remembered', async () => {
    const facts = join(temporaryFolder(), 'facts.json');
    const own = startEncoder(await openModel(copyOfBundledModel(), { ...TEST_MODELS, modelFacts: facts }));
    expect(await own.batchSize()).toBe(1);
    expect(readFileSync(facts, 'utf8')).not.toContain('tuning');

    await own.images(new Array<typeof pixels>(100).fill(pixels));
    rmSync(dirname(facts), { recursive: true });

    expect([1, 4, 8]).toContain(await own.batchSize());
  });
});
