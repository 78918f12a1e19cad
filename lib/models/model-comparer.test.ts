import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { openModel } from '../encoder/model';
import { bundledModels, type DataPaths } from '../paths';
import { openDatabase } from '../store/database';
import { rememberModel } from '../store/models';
import { setState } from '../store/photos';
import { putVector } from '../store/vectors';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, openTestLibrary } from '../testing/library';
import { randomVector, seededRandom } from '../testing/vectors';
import { type ComparerOptions, ModelComparer } from './model-comparer';

const BUNDLED = 'clip-pocket-384';
const COPY = 'someone/copy';
const UNUSED = 'someone/unused';

// One folder of fetched models for all, so that each is inspected once.
const shared = temporaryFolder(afterAll);
const models = join(shared, 'models');
for (const id of [COPY, UNUSED]) cpSync(join(bundledModels(), BUNDLED), join(models, id), { recursive: true });
const FACTS = join(shared, 'facts.json');

// Starting a model takes longer than asking it: most tests share these two.
const [ofBundled, ofCopy] = await Promise.all([startEncoder(BUNDLED), startEncoder(COPY)]);
const words = (await ofBundled.query('a cat')).vector ?? new Float32Array();

async function startEncoder(reference: string): Promise<Encoder> {
  const model = await openModel(reference, { models, modelFacts: FACTS });
  const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
  afterAll(() => encoder.close());
  return encoder;
}

const lend: ComparerOptions = {
  encoderInUse: ({ reference }) => [ofBundled, ofCopy].find(({ model }) => model.reference === reference) ?? null,
};

/** Twelve photos; the bundled model finds the first nearest “a cat”, and so on down; the copy has them in the reverse order. */
async function openCompared(options: ComparerOptions = lend) {
  const { db, paths: own } = openTestLibrary();
  const paths: DataPaths = { ...own, models, modelFacts: FACTS };
  const [a, b] = (await Promise.all(
    [BUNDLED, COPY].map(async (reference) =>
      rememberModel(db, (await openModel(reference, paths)).identity, reference),
    ),
  )) as [number, number];

  const random = seededRandom(1);
  const away = randomVector(random, 384);
  const near = (place: number) => words.map((x, i) => x + 0.2 * place * (away[i] ?? 0));
  const cover = (photoId: number, modelId: number, place: number) =>
    putVector(db, { photoId, modelId, embedding: near(place), backgroundMean: 0, backgroundDeviation: 1 });
  const photos = Array.from({ length: 12 }, (_, i) => addTestPhoto(db, { modelId: a, embedding: near(i) }));
  photos.forEach((photoId, i) => cover(photoId, b, 11 - i));

  const reader = openDatabase(own, 'computed');
  const comparer = new ModelComparer(reader, paths, options);
  onTestFinished(async () => {
    await comparer.close();
    reader.close();
  });
  const compare = (query = 'a cat', references = { a: BUNDLED, b: COPY }) =>
    comparer.compare({ query, ...references, limit: 4 });
  return { db, photos, a, b, compare, comparer, cover };
}

const places = (results: readonly { id: number; rank: number; otherRank: number }[]) =>
  results.map(({ id, rank, otherRank }) => [id, rank, otherRank]);

describe('ModelComparer', () => {
  // First, so that nothing is being measured while the others run.
  it('tells what each costs, once that was measured', async () => {
    const { compare } = await openCompared();
    const speeds = async () => {
      const { a, b } = await compare();
      return [a.speed, b.speed];
    };

    const measured = { imagesPerSecond: expect.any(Number), queryMs: expect.any(Number) };
    await expect
      .poll(speeds, { timeout: 60_000, interval: 500 })
      .toEqual([expect.objectContaining(measured), expect.objectContaining(measured)]);
  }, 70_000);

  it('answers with both models over the photos both cover, each with its place at the other', async () => {
    const { db, photos, a, compare } = await openCompared();
    addTestPhoto(db, { modelId: a, embedding: words });

    const { query, photos: covered, overlap, ...sides } = await compare();
    expect({ query, covered, overlap }).toEqual({ query: 'a cat', covered: 12, overlap: 0 });
    expect(places(sides.a.results)).toEqual([1, 2, 3, 4].map((rank) => [photos[rank - 1], rank, 13 - rank]));
    expect(places(sides.b.results)).toEqual([1, 2, 3, 4].map((rank) => [photos[12 - rank], rank, 13 - rank]));
    expect(sides.a).toMatchObject({ reference: BUNDLED, title: 'Pocket CLIP', unknownWords: [] });
    expect(sides.b).toMatchObject({ reference: COPY, title: 'copy' });
    expect(sides.a.bytesOnDisk).toBeGreaterThan(12_000_000);
    expect(sides.a.results[0]).toMatchObject({
      similarity: expect.closeTo(1, 2),
      path: expect.stringMatching(/\.jpg$/),
    });
  });

  it('takes notice of photos that go, come, and are read anew', async () => {
    const { db, photos, b, compare, cover, a } = await openCompared();
    await compare();

    setState(db, photos[0] ?? 0, 'missing');
    expect((await compare()).a.results[0]?.id).toBe(photos[1]);

    const added = addTestPhoto(db, { modelId: a, embedding: words });
    expect((await compare()).photos).toBe(11);
    cover(added, b, 20);
    const { a: first, photos: covered } = await compare();
    expect([covered, first.results[0]]).toEqual([12, expect.objectContaining({ id: added, rank: 1, otherRank: 12 })]);
  });

  it('ranks nothing for words neither knows, and names them', async () => {
    const { compare } = await openCompared();
    const { a, b, overlap } = await compare('xyzzyq');
    expect([a.results, b.results, overlap]).toEqual([[], [], 0]);
    expect([a.unknownWords, b.unknownWords]).toEqual([['xyzzyq'], ['xyzzyq']]);
  });

  it('says which model covers nothing, and how it would', async () => {
    const { compare } = await openCompared();
    await expect(compare('a cat', { a: BUNDLED, b: UNUSED })).rejects.toMatchObject({
      code: 'conflict',
      message: `“${UNUSED}” covers no photo yet.`,
      hint: expect.stringContaining(`rummage models use ${UNUSED}`),
    });
  });

  it('says so when there is no photo both cover', async () => {
    const { db, photos, compare } = await openCompared();
    for (const id of photos.slice(0, 6)) setState(db, id, 'missing');
    db.prepare(
      `DELETE FROM vectors WHERE model_id = 2 AND photo_id IN (SELECT id FROM photos WHERE state = 'indexed')`,
    ).run();
    for (const id of photos.slice(0, 6)) setState(db, id, 'indexed');
    db.prepare(`DELETE FROM vectors WHERE model_id = 1 AND photo_id <= ?`).run(photos[5]);

    await expect(compare()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('both') });
  });

  it('does not look at folders nobody indexed with', async () => {
    const { compare } = await openCompared();
    await expect(compare('a cat', { a: BUNDLED, b: shared })).rejects.toMatchObject({ code: 'conflict' });
    await expect(compare('a cat', { a: BUNDLED, b: 'no/such' })).rejects.toMatchObject({ code: 'bad-model' });
  });

  it('leaves an encoder it was lent to its owner', async () => {
    const { compare, comparer } = await openCompared();
    await compare();
    await comparer.close();
    expect(childProcesses()).toBeGreaterThanOrEqual(2);
    expect(await ofBundled.query('a dog')).toMatchObject({ unknownWords: [] });
  });

  it('lets everything go after a while without questions, and loads it again for the next', async () => {
    const before = childProcesses();
    const { compare, photos } = await openCompared({ keepFor: 1_000 });
    expect((await compare()).a.results[0]?.id).toBe(photos[0]);
    expect(childProcesses()).toBe(before + 2);

    await expect.poll(childProcesses, { timeout: 20_000, interval: 200 }).toBe(before);
    expect((await compare()).a.results[0]?.id).toBe(photos[0]);
  }, 60_000);
});

/** Children of this process, and the one that counts them. */
function childProcesses(): number {
  const parents = execFileSync('ps', ['-A', '-o', 'ppid='], { encoding: 'utf8' }).split('\n');
  return parents.filter((parent) => Number(parent) === process.pid).length;
}
