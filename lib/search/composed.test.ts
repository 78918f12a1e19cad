import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { RummageError } from '../errors';
import type { CropBox, QueryPart } from '../nouns';
import { activateModel } from '../store/active-model';
import { writeBackgroundPhotos, writeLabelMatrix } from '../store/label-matrices';
import { rememberModel } from '../store/models';
import { putVector } from '../store/vectors';
import { measureBackground } from '../tags/background';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { scoreLabels } from '../tags/zero-shot';
import { addTestPhoto, openTestLibrary } from '../testing/library';
import { bundledModel } from '../testing/model';
import { samplePhotos } from '../testing/photos';
import type { AskedPart } from './asked';
import { IndexFeed } from './index-feed';
import { Searcher } from './searcher';
import { Judge } from './verdicts';

const model = await bundledModel();
const { db, paths } = openTestLibrary(afterAll);
const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());
const modelId = rememberModel(db, model.identity);
activateModel(db, modelId);
const feed = new IndexFeed(db, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact');
/** What photos look like to whoever looks for a place in them. */
const pictures = new Map<number, () => Promise<Buffer>>();
const searcher = new Searcher({
  db,
  feed,
  encoder,
  judge: new Judge(db, modelId),
  reference: model.reference,
  async pictureOf(photoId) {
    const bytes = await pictures.get(photoId)?.();
    if (bytes === undefined)
      throw new RummageError('unavailable', 'Its file is not there now.', { hint: 'Connect its drive.' });
    return { name: String(photoId), bytes };
  },
});

const labels = await encoder.labels();
writeLabelMatrix(db, modelId, VOCABULARY_VERSION, labels);
const ids = new Map<string, number>();
const vectors: Float32Array[] = [];
for (const file of samplePhotos()) {
  const pixels = await toPixelValues(await decodeUpload(readFileSync(file), model.pixels), model.pixels);
  const [embedding] = await encoder.images([pixels]);
  if (!embedding) throw new Error(`${file} has no vector`);
  const camera = basename(file) === 'IMG_1017.jpg' ? 'Canon' : 'Nikon';
  const photoId = addTestPhoto(db, { modelId, embedding, path: basename(file), facts: { camera } });
  const { mean, deviation } = measureBackground(scoreLabels(embedding, labels), labels.typicalDeviation);
  putVector(db, { photoId, modelId, embedding, backgroundMean: mean, backgroundDeviation: deviation });
  ids.set(basename(file), photoId);
  vectors.push(embedding);
}
writeBackgroundPhotos(db, modelId, vectors);

const CAT = 'IMG_1017.jpg';
const ROCKET = 'IMG_1018.jpg';
const PLANTS = 'IMG_1010.jpg';
const idOf = (name: string): number => ids.get(name) ?? 0;
const text = (words: string, weight = 1): AskedPart => ({ part: { text: words, weight }, picture: null });
const photo = (name: string, weight = 1): AskedPart => ({
  part: { photo: idOf(name), crop: null, weight },
  picture: null,
});
const picture = (name: string, part: Partial<QueryPart> = {}): AskedPart => ({
  part: { image: '0123456789abcdef', crop: null, weight: 1, ...part } as QueryPart,
  picture: { name, bytes: readFileSync(samplePhotos().find((file) => basename(file) === name) ?? '') },
});
const search = (parts: AskedPart[], more: object = {}) =>
  searcher.search({ text: '', limit: 100, offset: 0, filters: {}, parts, ...more });
const placeOf = (name: string, { results }: Awaited<ReturnType<typeof search>>) =>
  results.findIndex(({ path }) => path === name);

describe('a composed query', () => {
  it('of words alone ranks as they do', async () => {
    const composed = await search([text('a cat')]);
    expect(composed.results[0]?.path).toBe(CAT);
    expect(composed).toMatchObject({ total: ids.size, parts: [{ text: 'a cat', weight: 1 }] });
  });

  it('finds what has something of each part', async () => {
    const both = await search([picture(ROCKET), text('a cat')]);
    expect(placeOf(CAT, both)).toBeLessThan(2);
    expect(placeOf(ROCKET, both)).toBeLessThan(2);
  });

  it('pushes away what has a weight below 0', async () => {
    const against = await search([text('an animal'), text('a cat', -1)]);
    expect(placeOf(CAT, against)).toBeGreaterThan(ids.size / 2);
    expect(placeOf(CAT, await search([photo(ROCKET, -2), text('a cat', 0.5)]))).toBeLessThan(8);
  });

  it('leaves out the photos it compares with', async () => {
    const answer = await search([photo(CAT), text('a cat')]);
    expect(answer.total).toBe(ids.size - 1);
    expect(placeOf(CAT, answer)).toBe(-1);
  });

  it('weighs the words of its text as its first part, and keeps to its filters', async () => {
    const answer = await search([photo(ROCKET)], { text: 'a cat camera:canon' });
    expect(answer.results.map(({ path }) => path)).toEqual([CAT]);
    expect(answer).toMatchObject({ total: 1, parts: [{ text: 'a cat', weight: 1 }, { photo: idOf(ROCKET) }] });
    expect((await search([photo(CAT)], { text: 'camera:canon' })).total).toBe(0);
  });

  it('shows nothing of what is excluded', async () => {
    expect(placeOf(CAT, await search([photo(ROCKET)], { text: '-cat' }))).toBe(-1);
  });

  it('sees a part of a picture alone', async () => {
    const whole = await search([picture(ROCKET)]);
    const corner = await search([picture(ROCKET, { crop: { x: 0, y: 0, width: 0.2, height: 0.2 } })]);
    const all = await search([picture(ROCKET, { crop: { x: 0, y: 0, width: 1, height: 1 } })]);
    const scoreIn = (answer: typeof whole) => answer.results.find(({ path }) => path === ROCKET)?.similarity ?? 0;

    expect(scoreIn(whole)).toBeGreaterThan(0.99);
    expect(scoreIn(all)).toBeCloseTo(scoreIn(whole), 2);
    expect(scoreIn(corner)).toBeLessThan(0.95);
  });

  it('tells what each part adds, the sums in the order of the results', async () => {
    const { results } = await search([picture(ROCKET), text('a cat', -1)], { explain: true });
    const sums = results.map(({ contributions = [] }) => contributions.reduce((sum, value) => sum + value, 0));
    expect(results[0]?.contributions).toHaveLength(2);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    const cat = results.find(({ path }) => path === CAT);
    expect(cat?.contributions?.[1]).toBeLessThan(-1);
    expect((await search([text('a cat')])).results[0]).not.toHaveProperty('contributions');
  });

  it('pages as one ranking', async () => {
    const parts = [picture(ROCKET), text('a cat')];
    const whole = await search(parts);
    const later = await search(parts, { limit: 5, offset: 5, upTo: whole.upTo });
    expect(later.results.map(({ id }) => id)).toEqual(whole.results.slice(5, 10).map(({ id }) => id));
  });

  it('goes on without what the model does not know, and finds nothing by that alone', async () => {
    const some = await search([text('Katze'), text('a cat')], { explain: true });
    expect(some.unknownWords).toEqual(['Katze']);
    expect(some.results[0]?.path).toBe(CAT);
    expect(some.results[0]?.contributions?.[0]).toBeCloseTo(0);
    expect(await search([text('Katze')])).toMatchObject({ total: 0, unknownWords: ['Katze'], results: [] });
  });

  it('refuses parts that cancel each other out, and photos that are not there', async () => {
    await expect(search([text('a cat'), text('a cat', -1)])).rejects.toMatchObject({ code: 'bad-request' });
    await expect(search([{ part: { photo: 999, crop: null, weight: 1 }, picture: null }])).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('what matches a composed query', () => {
  const matchesOf = ({ results }: Awaited<ReturnType<typeof search>>) =>
    results.flatMap(({ id, match }) => (match ? [id] : []));

  it('is of a text alone what a search for it says', async () => {
    const composed = await search([text('a cat')]);
    const plain = await searcher.search({ text: 'a cat', limit: 100, offset: 0, filters: {} });
    const judged = ({ results }: typeof plain) =>
      results.map(({ id, match, probability }) => ({ id, match, probability: probability?.toFixed(3) }));
    expect(composed.matches).toBe(plain.matches);
    expect(judged(composed)).toEqual(judged(plain));
  });

  it('is counted, shown alone or left out, and meant', async () => {
    const parts = [photo(ROCKET), text('a cat')];
    const { matches, total, ...answer } = await search(parts);
    expect(matchesOf({ ...answer, matches, total })).toHaveLength(matches ?? 0);
    expect(matchesOf({ ...answer, matches, total })).toContain(idOf(CAT));

    const shown = await search(parts, { show: 'matches' });
    const others = await search(parts, { show: 'others' });
    expect(shown.total).toBe(matches);
    expect(shown.total + others.total).toBe(total);
    expect(shown.results.every(({ match }) => match)).toBe(true);
    const query = { text: '', limit: 1, offset: 0, filters: {}, parts };
    expect(await searcher.matching(query)).toHaveLength(matches ?? 0);
    expect(await searcher.matching({ ...query, show: 'others' })).toHaveLength(others.total);
  });

  it('does not change when the search is narrowed', async () => {
    const parts = [photo(ROCKET), text('a cat')];
    const all = matchesOf(await search(parts));
    const narrowed = await search(parts, { text: 'camera:nikon' });
    expect(narrowed.matches).toBe(all.filter((id) => id !== idOf(CAT)).length);
    expect(all).toEqual(expect.arrayContaining(matchesOf(narrowed)));
  });

  it('is judged against other photos than those compared with', async () => {
    const crop = { x: 0, y: 0, width: 1, height: 0.9 };
    const { part, picture: seen } = picture(PLANTS, { crop });
    const asked = { part: { photo: idOf(PLANTS), crop, weight: part.weight }, picture: seen };
    expect((await search([asked])).matches).toBeGreaterThan(0);
    expect(await search([{ part, picture: seen }])).toMatchObject({ matches: 1 });
  });

  it('is nothing where words ask for what no photo shows', async () => {
    expect(await search([text('a lion hunting a zebra herd'), text('an igloo in the snow')])).toMatchObject({
      matches: 0,
    });
  });

  it('is told of part of a picture, and not of whole pictures, which photos are only ranked by', async () => {
    const crop = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 };
    expect((await search([picture(ROCKET, { crop })])).matches).toBeGreaterThan(0);
    expect(await search([picture(ROCKET)])).toMatchObject({ matches: null });
    expect((await search([photo(ROCKET), text('a cat', -1)])).results[0]).toMatchObject({
      match: null,
      probability: null,
    });
  });
});

describe('words at a place', () => {
  const LEFT: CropBox = { x: 0, y: 0, width: 0.5, height: 1 };
  const RIGHT: CropBox = { ...LEFT, x: 0.5 };
  const placed = (words: string, place: CropBox, weight = 1): AskedPart => ({
    part: { text: words, place, weight },
    picture: null,
  });
  const fileOf = (name: string) => samplePhotos().find((file) => basename(file) === name) ?? '';

  /** Two sample photos side by side. */
  async function pair(left: string, right: string): Promise<Buffer> {
    const [first, second] = await Promise.all(
      [left, right].map((name) => sharp(fileOf(name)).resize(300, 300).toBuffer()),
    );
    return sharp({ create: { width: 600, height: 300, channels: 3, background: 'grey' } })
      .composite([
        { input: first, left: 0, top: 0 },
        { input: second, left: 300, top: 0 },
      ])
      .jpeg()
      .toBuffer();
  }
  pictures.set(idOf(CAT), () => pair(CAT, ROCKET));
  pictures.set(idOf(ROCKET), () => pair(ROCKET, CAT));

  it('put the photo first that has it there', async () => {
    const [left, right] = [await search([placed('a cat', LEFT)]), await search([placed('a cat', RIGHT)])];

    expect(left.results.slice(0, 2).map(({ path }) => path)).toEqual([CAT, ROCKET]);
    expect(right.results.slice(0, 2).map(({ path }) => path)).toEqual([ROCKET, CAT]);
    expect(right).toMatchObject({ total: ids.size, parts: [{ text: 'a cat', place: RIGHT }] });
  });

  it('are weighed with all else that is asked for, and say what they add', async () => {
    const { results } = await search([placed('a cat', RIGHT), photo('IMG_1001.jpg')], { explain: true });

    const rocket = results.find(({ path }) => path === ROCKET);
    const cat = results.find(({ path }) => path === CAT);
    expect(rocket?.contributions?.[0]).toBeGreaterThan(cat?.contributions?.[0] ?? Infinity);
  });

  it('leave photos that cannot be looked at in their order, behind the others', async () => {
    const words = await search([text('a cat')]);
    const { results } = await search([placed('a cat', LEFT)]);

    const others = ({ path }: { path: string }) => path !== CAT && path !== ROCKET;
    expect(results.filter(others).map(({ id }) => id)).toEqual(words.results.filter(others).map(({ id }) => id));
  });

  it('page as one ranking', async () => {
    const whole = await search([placed('a cat', RIGHT)]);
    const later = await search([placed('a cat', RIGHT)], { limit: 5, offset: 1, upTo: whole.upTo });
    expect(later.results.map(({ id }) => id)).toEqual(whole.results.slice(1, 6).map(({ id }) => id));
  });

  it('match nothing when the model does not know them', async () => {
    expect(await search([placed('Katze', LEFT)])).toMatchObject({ total: 0, unknownWords: ['Katze'] });
  });
});
