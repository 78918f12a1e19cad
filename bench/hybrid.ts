import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import { projectRoot } from '#lib/paths';
import type { SearchAnswer } from '#lib/nouns';
import { IndexFeed } from '#lib/search/index-feed';
import { Searcher } from '#lib/search/searcher';
import { Judge } from '#lib/search/verdicts';
import { activateModel } from '#lib/store/active-model';
import { filesOfPhoto, updateFile } from '#lib/store/files';
import { writeLabelMatrix } from '#lib/store/label-matrices';
import { rememberModel } from '#lib/store/models';
import { setPhotoTags } from '#lib/store/tags';
import { putVector } from '#lib/store/vectors';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { TEST_MODELS } from '#lib/testing/model';
import { addTestPhoto, openTestLibrary } from '#lib/testing/library';
import { embedBackground } from '../indexer/embed-background';
import { PhotoTagger } from '../indexer/tag';

const SHARED = join(projectRoot(), '..', 'shared');
const CAPTIONED = join(SHARED, 'eval', 'captioned-80');
const PAGE = { limit: 100, offset: 0, filters: {} } as const;
const CASES = 40;

/** Names a photo might have been given, and what a person would type to find it again. */
const NAMED: readonly (readonly [path: string, query: string])[] = [
  ['IMG_1017.jpg', 'IMG_1017'],
  ['DSC04711.jpg', 'dsc04711'],
  ['invoice 2021.jpg', 'invoice 2021'],
  ['grandma lisbon/a.jpg', 'grandma lisbon'],
  ['2014/red car/b.jpg', 'red car 2014'],
  ['東京タワー.jpg', '東京'],
  ['うちの猫.jpg', '猫'],
  ['NY/c.jpg', 'NY'],
  ['Müller wedding/d.jpg', 'muller wedding'],
  ['20190714_183000.jpg', '20190714'],
  ['scan-0042.jpg', 'scan-0042'],
  ['Jonas birthday party.jpg', 'jonas birthday'],
];

type Objects = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The captioned photos as a library, searched as the app does. */
interface Library {
  readonly searcher: Searcher;
  readonly search: (text: string) => Promise<SearchAnswer>;
  /** Photo ids by file name. */
  readonly ids: ReadonlyMap<string, number>;
  /** Gives photos other names; @returns what gives them back their own */
  readonly rename: (paths: ReadonlyMap<number, string>) => () => void;
}

/** `npm run bench -- hybrid [model…]`: what text beside look, and excluded concepts, do to the answers on captioned photos. */
export async function main(models: readonly string[]): Promise<void> {
  if (!existsSync(CAPTIONED)) {
    console.log(JSON.stringify({ bench: 'hybrid', skipped: 'there is no ../shared/eval/captioned-80' }));
    return;
  }

  const afterwards: (() => void | Promise<void>)[] = [];
  try {
    for (const model of models.length > 0 ? models : ['clip-pocket-384', 'clip-pocket-384-gap']) {
      const library = await openLibrary(model, (work) => void afterwards.unshift(work));
      console.log(
        JSON.stringify({
          bench: 'hybrid',
          model,
          captions: await measureCaptions(library),
          names: await measureNames(library),
          decoys: await measureDecoys(library),
          excluded: await measureExclusion(library),
        }),
      );
    }
  } finally {
    for (const work of afterwards) await work();
  }
}

async function openLibrary(name: string, afterwards: (work: () => void | Promise<void>) => void): Promise<Library> {
  const model = await openModel(join(SHARED, 'models', name), TEST_MODELS);
  const encoder = new Encoder(model, { imageThreads: 2, textThreads: 1 });
  const { db, paths } = openTestLibrary(afterwards);
  afterwards(() => encoder.close());
  const modelId = rememberModel(db, model.identity);
  activateModel(db, modelId);
  const labels = await encoder.labels();
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, labels);
  const tagger = new PhotoTagger({
    db,
    paths,
    modelId,
    encode: (prompts) => encoder.prompts(prompts),
    words: labels,
    photos: await embedBackground(encoder),
    logitScale: model.logit.scale,
  });
  await tagger.takeInSets();

  const ids = new Map<string, number>();
  for (const file of readdirSync(join(CAPTIONED, 'photos')).sort()) {
    const image = await decodeUpload(readFileSync(join(CAPTIONED, 'photos', file)), model.pixels);
    const [embedding] = await encoder.images([await toPixelValues(image, model.pixels)]);
    if (!embedding) continue;
    const photoId = addTestPhoto(db, { modelId, embedding, path: file });
    const { background, tags } = tagger.tag(embedding);
    const { mean, deviation } = background;
    putVector(db, { photoId, modelId, embedding, backgroundMean: mean, backgroundDeviation: deviation });
    setPhotoTags(db, photoId, modelId, tags);
    ids.set(file, photoId);
  }

  const feed = new IndexFeed(db, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact');
  const searcher = new Searcher({ db, feed, encoder, judge: new Judge(db, modelId), reference: model.reference });
  const renameOne = (photoId: number, path: string): string => {
    const [file] = filesOfPhoto(db, photoId);
    if (file === undefined) throw new Error(`photo ${photoId} has no file`);
    updateFile(db, { ...file, path });
    return file.path;
  };
  return {
    searcher,
    ids,
    search: (text) => searcher.search({ text, ...PAGE }),
    rename: (names) => {
      const before = [...names].map(([photoId, path]) => [photoId, renameOne(photoId, path)] as const);
      return () => before.forEach(([photoId, path]) => renameOne(photoId, path));
    },
  };
}

/** Every caption, ranked as it is and by cosine alone: recall at 1 and 5. */
async function measureCaptions({ search, ids }: Library) {
  const photos = readJson<{ file: string; captions: string[] }[]>('captions.json');
  const [fused, plain] = [[] as number[], [] as number[]];
  for (const { file, captions } of photos) {
    for (const caption of captions) {
      const { results } = await search(caption);
      fused.push(results.findIndex(({ id }) => id === ids.get(file)));
      const byCosine = results.toSorted((a, b) => (b.similarity ?? -2) - (a.similarity ?? -2));
      plain.push(byCosine.findIndex(({ id }) => id === ids.get(file)));
    }
  }
  const at = (ranks: readonly number[], k: number) => share(ranks, (rank) => rank >= 0 && rank < k);
  return { queries: fused.length, r1: at(fused, 1), r5: at(fused, 5), plainR1: at(plain, 1), plainR5: at(plain, 5) };
}

/** Photos with names of their own, searched by them: those whose photo comes first. */
async function measureNames({ search, ids, rename }: Library) {
  const photos = [...ids.values()];
  const undo = rename(new Map(NAMED.map(([path], i) => [photos[i * 6] ?? 0, path])));
  const missed: string[] = [];
  for (const [i, [, query]] of NAMED.entries()) {
    if ((await search(query)).results[0]?.id !== photos[i * 6]) missed.push(query);
  }
  undo();
  return { queries: NAMED.length, first: share(NAMED, ([, query]) => !missed.includes(query)), missed };
}

/**
 * For every category some photo shows, one that does not is named like it (`sunset.txt.jpg`): how often a photo that shows
 * it is first with and without that name, and how often the decoy came before one that was among the first three.
 */
async function measureDecoys({ search, ids, rename }: Library) {
  const objects = readJson<Objects>('objects.json');
  const files = [...ids.keys()];
  let [cases, firstBefore, firstAfter, overtaken] = [0, 0, 0, 0];
  for (const category of categoriesOf(objects)) {
    const shows = new Set(files.filter((file) => objects[file]?.[category]).map((file) => ids.get(file)));
    const before = (await search(category)).results.map(({ id }) => id);
    const decoy = before.findLast((id) => !shows.has(id));
    if (shows.size < 2 || decoy === undefined) continue;

    const undo = rename(new Map([[decoy, `${category}.txt.jpg`]]));
    const after = (await search(category)).results.map(({ id }) => id);
    undo();
    cases++;
    firstBefore += shows.has(before[0]) ? 1 : 0;
    firstAfter += shows.has(after[0]) ? 1 : 0;
    const real = before.slice(0, 3).filter((id) => shows.has(id));
    overtaken += real.some((id) => after.indexOf(decoy) < after.indexOf(id)) ? 1 : 0;
  }
  return { cases, firstBefore: round(firstBefore / cases), firstAfter: round(firstAfter / cases), overtaken };
}

/**
 * “word -word” for categories: cases whose first ten show nothing of the excluded one. Three choices of cases: any two
 * categories; the forty most frequent, each with the next; and those where the plain first ten do show it, the hardest.
 */
async function measureExclusion({ search, ids }: Library) {
  const objects = readJson<Objects>('objects.json');
  const fileOf = new Map([...ids].map(([file, id]) => [id, file]));
  const shows = (id: number, category: string) => objects[fileOf.get(id) ?? '']?.[category] !== undefined;
  const categories = categoriesOf(objects);
  const frequent = categories.toSorted((a, b) => count(b) - count(a) || a.localeCompare(b)).slice(0, CASES);
  const plain = new Map<string, number[]>();
  for (const word of categories)
    plain.set(
      word,
      (await search(word)).results.slice(0, 10).map(({ id }) => id),
    );

  const every = categories.flatMap((word) =>
    categories.filter((other) => other !== word).map((other) => [word, other] as const),
  );
  const hard = every.filter(([word, other]) => plain.get(word)?.some((id) => shows(id, other)));
  const sets = {
    spread: sample(every, CASES),
    frequent: frequent.map((word, i) => [word, frequent[(i + 1) % frequent.length] ?? ''] as const),
    hard: sample(hard, CASES),
  };
  const measured: Record<string, { absent: number; absentPlain: number }> = {};
  for (const [name, cases] of Object.entries(sets)) {
    let [absent, absentPlain] = [0, 0];
    for (const [word, other] of cases) {
      const { results } = await search(`${word} without ${other}`);
      absent += results.slice(0, 10).some(({ id }) => shows(id, other)) ? 0 : 1;
      absentPlain += plain.get(word)?.some((id) => shows(id, other)) ? 0 : 1;
    }
    measured[name] = { absent: round(absent / cases.length), absentPlain: round(absentPlain / cases.length) };
  }
  return measured;

  function count(category: string): number {
    return Object.values(objects).filter((boxes) => boxes[category]).length;
  }
}

function categoriesOf(objects: Objects): string[] {
  return [...new Set(Object.values(objects).flatMap((boxes) => Object.keys(boxes)))].sort();
}

/** Spread evenly over the list. */
function sample<Item>(items: readonly Item[], size: number): Item[] {
  const step = Math.max(1, items.length / size);
  return Array.from({ length: Math.min(size, items.length) }, (_, i) => items[Math.floor(i * step)] as Item);
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return round(items.filter(holds).length / items.length);
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

function readJson<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(CAPTIONED, name), 'utf8')) as Content;
}
