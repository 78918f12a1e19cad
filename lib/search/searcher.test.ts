import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import { sampleFolder } from '../paths';
import { openDatabase } from '../store/database';
import { activateModel } from '../store/active-model';
import { HIDDEN } from '../store/hidden';
import { writeBackgroundPhotos, writeLabelMatrix } from '../store/label-matrices';
import { rememberModel } from '../store/models';
import { setState } from '../store/photos';
import { putVector } from '../store/vectors';
import { measureBackground } from '../tags/background';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { scoreLabels } from '../tags/zero-shot';
import { addTestFile, addTestPhoto, openTestLibrary } from '../testing/library';
import { bundledModel } from '../testing/model';
import { samplePhotos } from '../testing/photos';
import { IndexFeed } from './index-feed';
import { Searcher } from './searcher';
import { Judge } from './verdicts';

const model = await bundledModel();
const { db, paths } = openTestLibrary(afterAll);
const reader = openDatabase(paths, 'computed');
afterAll(() => void reader.close());

const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());

// The sample library, one photo a day from 2020-01-01 on; the second half lies in another folder as well.
const modelId = rememberModel(db, model.identity);
activateModel(db, modelId);
const searcher = new Searcher({
  db: reader,
  feed: new IndexFeed(reader, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact'),
  encoder,
  judge: new Judge(reader, modelId),
  reference: model.reference,
});

const labels = await encoder.labels();
writeLabelMatrix(db, modelId, VOCABULARY_VERSION, labels);
const ids = new Map<string, number>();
const vectors: Float32Array[] = [];
for (const [day, file] of samplePhotos().entries()) {
  const pixels = await toPixelValues(await decodeUpload(readFileSync(file), model.pixels), model.pixels);
  const [embedding] = await encoder.images([pixels]);
  if (!embedding) throw new Error(`${file} has no vector`);
  vectors.push(embedding);
  const name = basename(file);
  const takenAt = Date.UTC(2020, 0, 1 + day, 12);
  ids.set(name, addTestPhoto(db, { modelId, embedding, folder: sampleFolder(), path: name, facts: { takenAt } }));
  const { mean, deviation } = measureBackground(scoreLabels(embedding, labels), labels.typicalDeviation);
  const photoId = ids.get(name) ?? 0;
  putVector(db, { photoId, modelId, embedding, backgroundMean: mean, backgroundDeviation: deviation });
  if (day >= 16) addTestFile(db, ids.get(name) ?? 0, name, '/second');
}
writeBackgroundPhotos(db, modelId, vectors);
const idOf = (name: string) => ids.get(`IMG_${name}.jpg`) ?? 0;
const ALL = ids.size;

const search = (text: string, options: Partial<Parameters<Searcher['search']>[0]> = {}) =>
  searcher.search({ text, limit: 100, offset: 0, filters: {}, ...options });
const idsOf = ({ results }: { readonly results: readonly { readonly id: number }[] }) => results.map(({ id }) => id);

describe('what matches', () => {
  it.each([
    ['cat', '1017'],
    ['a cup of coffee', '1016'],
    ['rocket launch', '1018'],
  ])('of “%s” is the right photo and few others', async (words, name) => {
    const { matches, results } = await search(words);
    const matching = results.filter(({ match }) => match);

    expect(matching.map(({ id }) => id)).toContain(idOf(name));
    expect(matching.length).toBeLessThanOrEqual(5);
    expect(matches).toBe(matching.length);
    for (const { probability, match } of results) expect((probability ?? -1) >= 0.5).toBe(match);
  });

  it('of what no photo shows is nothing, and the ranking is still there', async () => {
    const { matches, results } = await search('a giraffe eating leaves');

    expect(matches).toBe(0);
    expect(results).toHaveLength(ALL);
  });

  it('does not depend on how the search is narrowed, and is counted within it', async () => {
    const everywhere = await search('cat');
    const narrowed = await search('cat', { filters: { from: '2020-01-05' } });

    const matching = new Set(everywhere.results.filter(({ match }) => match).map(({ id }) => id));
    for (const { id, match } of narrowed.results) expect(match).toBe(matching.has(id));
    expect(narrowed.matches).toBe(idsOf(narrowed).filter((id) => matching.has(id)).length);
  });

  it('is not told of images, which nothing calibrates', async () => {
    const { matches, results } = await searcher.similar(idOf('1017'), { limit: 3, offset: 0 });

    expect(matches).toBeNull();
    expect(results[0]).toMatchObject({ probability: null, match: null });
  });
});

describe('a search by words', () => {
  it.each([
    ['a cat', '1017'],
    ['a cup of coffee', '1016'],
    ['sunset over a lake with boats', '1022'],
    ['rocket launch', '1018'],
    ['bird', '1014'],
  ])('finds "%s" among the first three', async (words, name) => {
    expect(idsOf(await search(words)).slice(0, 3)).toContain(idOf(name));
  });

  it('puts the cat first and ranks every photo once, best first', async () => {
    const answer = await search('a cat');

    expect(answer).toMatchObject({ query: 'a cat', total: ALL, unknownWords: [] });
    expect(answer.results[0]).toMatchObject({ id: idOf('1017'), path: 'IMG_1017.jpg', match: true });
    expect(new Set(idsOf(answer)).size).toBe(ALL);
    const similarities = answer.results.map(({ similarity }) => similarity ?? -2);
    expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
  });

  it.each(['xyzzyq', 'Katze'])('answers "%s" with no match and names the word', async (word) => {
    expect(await search(word)).toMatchObject({ query: word, total: 0, results: [], unknownWords: [word] });
  });

  it('searches by the words it knows and names the others', async () => {
    const answer = await search('cat xyzzyq');

    expect(answer.unknownWords).toEqual(['xyzzyq']);
    expect(answer.results[0]?.id).toBe(idOf('1017'));
  });

  it('gives the same ranking page by page', async () => {
    const whole = idsOf(await search('a dog'));

    const pages: number[] = [];
    for (let offset = 0; offset < ALL; offset += 7) pages.push(...idsOf(await search('a dog', { limit: 7, offset })));

    expect(pages).toEqual(whole);
    expect(await search('a dog', { offset: 1_000 })).toMatchObject({ total: ALL, results: [] });
  });
});

describe('a filter', () => {
  it('of days leaves only photos taken on them', async () => {
    const filters = { from: '2020-01-16', to: '2020-01-18' };

    const answer = await search('a cat', { filters });

    expect(answer.total).toBe(3);
    expect(idsOf(answer).sort()).toEqual([idOf('1016'), idOf('1017'), idOf('1018')].sort());
    expect(answer.results[0]?.id).toBe(idOf('1017'));
  });

  it('of a folder leaves the photos that lie in it', async () => {
    const second = db.prepare("SELECT id FROM folders WHERE path = '/second'").pluck().get() as number;

    expect((await search('a cat', { filters: { folderId: second } })).total).toBe(ALL - 16);
    expect((await search('', { filters: { folderId: second } })).total).toBe(ALL - 16);
  });

  it('of a tag or an album leaves the photos that have it', async () => {
    db.exec(`INSERT INTO tags (id, label, label_group) VALUES (1, 'animal', 'animals');
             INSERT INTO photo_tags VALUES (${idOf('1017')}, ${modelId}, 1, 0.9), (${idOf('1014')}, ${modelId}, 1, 0.9);
             INSERT INTO albums (id, name, cutoff, created_at) VALUES (1, 'Mine', 0.5, 0);
             INSERT INTO album_pins VALUES (1, ${idOf('1014')}, 'in')`);

    expect(idsOf(await search('a cat', { filters: { tag: 'animal' } }))).toEqual([idOf('1017'), idOf('1014')]);
    expect(idsOf(await search('a cat', { filters: { albumId: 1 } }))).toEqual([idOf('1014')]);
    expect(await search('a cat', { filters: { tag: 'nothing' } })).toMatchObject({ total: 0, results: [] });
  });
});

describe('no words', () => {
  it('mean every photo, newest first', async () => {
    const answer = await search('', { limit: 3 });

    expect(answer.total).toBe(ALL);
    expect(idsOf(answer)).toEqual([idOf('1031'), idOf('1030'), idOf('1029')]);
    expect(answer.results[0]?.similarity).toBeNull();
  });
});

describe('similar photos', () => {
  const page = { limit: 100, offset: 0 };

  it('are all the others, without the photo itself', async () => {
    const answer = await searcher.similar(idOf('1017'), page);

    expect(answer.total).toBe(ALL - 1);
    expect(idsOf(answer)).toHaveLength(ALL - 1);
    expect(idsOf(answer)).not.toContain(idOf('1017'));
  });

  it('can be paged through without a gap', async () => {
    const whole = idsOf(await searcher.similar(idOf('1017'), page));
    const pages = await Promise.all([0, 10, 20].map((offset) => searcher.similar(idOf('1017'), { limit: 10, offset })));

    expect(pages.flatMap(idsOf)).toEqual(whole.slice(0, 30));
  });

  it('are refused for a photo that does not exist, and for one that is not searchable', async () => {
    await expect(searcher.similar(9_999, page)).rejects.toMatchObject({ code: 'not-found' });

    const waiting = addTestPhoto(db, { modelId });
    await expect(searcher.similar(waiting, page)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('what the model sees in a photo', () => {
  it('is told in a few words, and by the likeliest labels of the sets in use', async () => {
    const { words, explained, sets } = await searcher.seen(idOf('1017'));

    expect(words[0]?.word).toMatch(/cat|kitten/);
    expect(words.length).toBeLessThanOrEqual(6);
    expect(words.map(({ weight }) => weight)).toEqual(words.map(({ weight }) => weight).toSorted((a, b) => b - a));
    expect(explained).toBeGreaterThan(0.05);
    expect(explained).toBeLessThan(1);
    expect(sets.map(({ key }) => key)).toContain('everyday');
    expect(sets[0]?.labels).toHaveLength(5);
    expect(sets[0]?.labels[0]?.label).toMatch(/cat|kitten/);
  });

  it('is not told of a photo there is not', async () => {
    await expect(searcher.seen(999_999)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a search by image', () => {
  it('finds the photo itself first', async () => {
    const bytes = readFileSync(samplePhotos()[16] ?? '');

    const answer = await searcher.searchImage(bytes, { limit: 5, offset: 0 });

    expect(answer.results[0]?.id).toBe(idOf('1017'));
    expect(answer.results[0]?.similarity).toBeCloseTo(1, 4);
  });

  it('refuses what is no image', async () => {
    await expect(searcher.searchImage(Buffer.from('hello'), { limit: 5, offset: 0 })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('the preview of an album rule', () => {
  const RULE = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };
  const page = { limit: 100, offset: 0 };

  it('holds nothing while the rule says nothing, and what the filters hold without words', async () => {
    expect(await searcher.previewRule(RULE, page)).toMatchObject({ count: 0, results: [] });
    expect((await searcher.previewRule({ ...RULE, from: '2020-01-30' }, page)).count).toBe(2);
  });

  it('holds fewer photos the higher its cut-off, and all of them without one', async () => {
    const counts: number[] = [];
    for (const cutoff of [0, 0.001, 0.5, 1]) {
      counts.push((await searcher.previewRule({ ...RULE, words: 'a cat', cutoff }, page)).count);
    }

    expect(counts[0]).toBe(ALL);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });

  it('keeps to the filters among its words, and to what they leave out', async () => {
    const count = async (words: string) => (await searcher.previewRule({ ...RULE, words, cutoff: 0 }, page)).count;
    expect(await count('before:2020-01-04')).toBe(3);
    expect(await count('a cat before:2020-01-04')).toBe(3);
    expect(await count('before:2020-01-20 -cat')).toBe((await count('before:2020-01-20')) - 1);
    expect(await count('a cat -cat')).toBeLessThan(ALL);
  });

  it('holds what a search with its words says matches, and fewer or more as it is moved', async () => {
    const matching = (await search('a cat')).results.filter(({ match }) => match).map(({ id }) => id);
    const held = async (cutoff: number) => {
      const rule = { words: 'a cat', tag: null, from: null, to: null, cutoff, decidedBy: 'search' } as const;
      return idsOf(await searcher.previewRule(rule, { limit: 100, offset: 0 }));
    };

    expect(matching).toContain(idOf('1017'));
    expect((await held(0.5)).toSorted()).toEqual(matching.toSorted());
    expect((await held(0.9)).every((id) => matching.includes(id))).toBe(true);
    expect((await held(0.01)).length).toBeGreaterThan(matching.length);
  });

  it('names words the model does not know', async () => {
    expect(await searcher.previewRule({ ...RULE, words: 'xyzzyq' }, page)).toMatchObject({
      count: 0,
      unknownWords: ['xyzzyq'],
    });
  });
});

describe('a query of more than words', () => {
  it('is narrowed by its filters, and by those beside it', async () => {
    const answer = await search('a cat after:2020-01-16 before:2020-01-19');
    expect(answer).toMatchObject({ query: 'a cat after:2020-01-16 before:2020-01-19', total: 3 });
    expect(answer.results[0]?.id).toBe(idOf('1017'));

    const both = await search('a cat after:2020-01-16', { filters: { to: '2020-01-17' } });
    expect(both.total).toBe(2);
  });

  it('of filters alone shows the newest first, and all of them', async () => {
    const answer = await search('after:2020-01-30');
    expect(answer.total).toBe(2);
    expect(idsOf(answer)).toEqual([idOf('1031'), idOf('1030')]);
    expect(answer.results[0]?.similarity).toBeNull();
  });

  it('is refused with the characters it is about', async () => {
    await expect(search('cat camra:x')).rejects.toMatchObject({ code: 'bad-request', at: { position: 4, length: 6 } });
  });

  it('finds a file by its name, which the model does not know', async () => {
    const answer = await search('IMG_1017');
    expect(answer).toMatchObject({ total: 1, unknownWords: expect.any(Array) });
    expect(answer.results[0]).toMatchObject({ id: idOf('1017'), why: 'text' });
    expect(idsOf(await search('"img_1017"'))).toEqual([idOf('1017')]);
    expect(idsOf(await search('rocket "img_1017"'))).toEqual([idOf('1017')]);
  });

  it('puts what is called right before what looks right, and goes on with the rest', async () => {
    const answer = await search('a cat IMG_1018');
    expect(idsOf(answer).slice(0, 2)).toEqual([idOf('1018'), idOf('1017')]);
    expect(answer.results.map(({ why }) => why).slice(0, 2)).toEqual(['text', undefined]);
    expect(new Set(idsOf(answer)).size).toBe(ALL);
  });

  it('gives the same ranking page by page', async () => {
    const whole = idsOf(await search('cat january 1018 -dog'));
    const pages: number[] = [];
    for (let offset = 0; offset < ALL; offset += 7) {
      pages.push(...idsOf(await search('cat january 1018 -dog', { limit: 7, offset })));
    }
    expect(pages).toEqual(whole);
  });

  it('takes out what it says it does not want', async () => {
    const plain = await search('animal');
    const without = await search('animal -cat');
    expect(idsOf(plain)).toContain(idOf('1017'));
    expect(idsOf(without)).not.toContain(idOf('1017'));
    expect(without.total).toBe(idsOf(without).length);
    expect(idsOf(await search('animal without a cat'))).toEqual(idsOf(without));
    expect(idsOf(await search('-cat'))).not.toContain(idOf('1017'));
    expect(idsOf(await search('-cat')).length).toBeGreaterThan(ALL / 2);
  });

  it('takes out by text what the model does not know', async () => {
    const answer = await search('a cat -IMG_1017');
    expect(answer.total).toBe(ALL - 1);
    expect(idsOf(answer)).not.toContain(idOf('1017'));
  });
});

describe('the photos a search means', () => {
  const matching = (text: string, more: object = {}) =>
    searcher.matching({ text, limit: 1, offset: 0, filters: {}, ...more });
  const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

  it('are those it says match, however many are on a page', async () => {
    const answer = await search('a cat', { show: 'matches' });
    expect(answer.total).toBeGreaterThan(0);
    expect(sorted(await matching('a cat'))).toEqual(sorted(idsOf(answer)));
    expect(sorted(await matching('a cat', { show: 'matches' }))).toEqual(sorted(idsOf(answer)));
    const others = await search('a cat', { show: 'others' });
    expect(sorted(await matching('a cat', { show: 'others' }))).toEqual(sorted(idsOf(others)));
  });

  it('are without words all that its filters hold for', async () => {
    expect(await matching('')).toHaveLength(ALL);
    expect(await matching('"IMG_1017"')).toEqual([idOf('1017')]);
    expect(await matching('-cat')).toHaveLength((await search('-cat')).total);
  });

  it('are unknown where photos are only ranked', async () => {
    await expect(
      matching('', { parts: [{ part: { photo: idOf('1017'), crop: null, weight: 1 }, picture: null }] }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are not those that are hidden, unless these are asked for', async () => {
    HIDDEN.write(db, [idOf('1017')], true);
    expect(idsOf(await search('a cat'))).not.toContain(idOf('1017'));
    expect(await matching('')).toHaveLength(ALL - 1);
    expect(await matching('is:hidden')).toEqual([idOf('1017')]);
    await expect(search('a cat is:hidden')).rejects.toMatchObject({ at: { position: 6, length: 9 } });
    HIDDEN.write(db, [idOf('1017')], false);
    expect((await search('a cat')).results[0]?.id).toBe(idOf('1017'));
  });
});

// Last, because it changes the library the others share.
it('a search no longer finds a photo that went missing, and finds it when it is back', async () => {
  setState(db, idOf('1017'), 'missing');
  const without = await search('a cat');
  expect(without.total).toBe(ALL - 1);
  expect(idsOf(without)).not.toContain(idOf('1017'));

  setState(db, idOf('1017'), 'indexed');
  expect((await search('a cat')).results[0]?.id).toBe(idOf('1017'));
});
