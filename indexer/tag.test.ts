import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Encoder } from '#lib/encoder/encoder';
import type { LabelSet } from '#lib/nouns';
import { readLabelLines } from '#lib/labels/lines';
import { createAlbum, readFill, writeFill } from '#lib/store/albums';
import type { Database } from '#lib/store/database';
import { handTag } from '#lib/store/hand-tags';
import { putLabelSet } from '#lib/store/label-sets';
import { setState } from '#lib/store/photos';
import { countTags, readTagging, tagsOfPhoto, writeTagging } from '#lib/store/tags';
import { putVector } from '#lib/store/vectors';
import type { LabelMatrix } from '#lib/tags/zero-shot';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { embedBackground } from './embed-background';
import { PhotoTagger } from './tag';

let encoder: Encoder;
let words: LabelMatrix;
let photos: readonly Float32Array[];

beforeAll(async () => {
  encoder = new Encoder(await bundledModel(), { imageThreads: 1, textThreads: 1 });
  words = await encoder.labels();
  photos = await embedBackground(encoder);
});

afterAll(() => encoder.close());

/** Some photo that ships with Rummage. */
const CAT = 16;
const ROCKET = 17;

function library(background: readonly Float32Array[] = photos) {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db, words.dimensions);
  const parts = { db, paths, modelId, words, photos: background, logitScale: 25 };
  const tagger = new PhotoTagger({ ...parts, encode: (labels) => encoder.prompts(labels) });
  const add = (photo: number) => addTestPhoto(db, { modelId, embedding: photos[photo] as Float32Array });
  const tagsOf = (photoId: number) => tagsOfPhoto(db, photoId).map(({ label }) => label);
  const putSet = (key: string, lines: string, rest: Partial<LabelSet> = {}) =>
    putLabelSet(db, {
      key,
      name: key,
      exclusive: false,
      enabled: true,
      templates: ['{}', 'a photo of a {}', 'a photo of many {}'],
      labels: readLabelLines(lines),
      ...rest,
    });
  return { db, modelId, tagger, add, tagsOf, putSet };
}

describe('a photo that is being stored', () => {
  it('gets its background and its tags, with what follows from them', async () => {
    const { db, tagger } = library();
    await tagger.takeInSets();

    const { background, tags } = tagger.tag(photos[CAT] as Float32Array);

    expect(background.deviation).toBeGreaterThan(0);
    const labels = db.prepare<[number], string>('SELECT label FROM tags WHERE id = ?').pluck();
    expect(tags.map(({ tagId }) => labels.get(tagId))).toEqual(expect.arrayContaining(['cat', 'animal']));
  });

  it('gets no tags where nothing tells what photos have in common', async () => {
    const { tagger } = library(photos.slice(0, 3));
    await tagger.takeInSets();

    expect(tagger.tag(photos[CAT] as Float32Array).tags).toEqual([]);
    expect(await tagger.retagAll()).toBe(0);
  });
});

describe('retagAll', () => {
  it('tags everything from stored vectors, and only does so once', async () => {
    const { db, modelId, tagger, add, tagsOf } = library();
    const all = Array.from({ length: 150 }, (_, i) => add(i % 2 ? ROCKET : CAT));

    expect(await tagger.retagAll()).toBe(150);

    expect(tagsOf(all[0] ?? 0)).toEqual(expect.arrayContaining(['cat', 'animal']));
    expect(tagsOf(all[149] ?? 0)).toContain('rocket');
    expect(readTagging(db, modelId)).not.toBeNull();
    expect(await tagger.retagAll()).toBe(0);
  });

  it('un-tags as well as tags when a set changes, and forgets labels that are no more', async () => {
    const { tagger, add, tagsOf, putSet } = library();
    const photoId = add(CAT);
    await tagger.retagAll();

    putSet('everyday', 'rocket > machine\nbook\nlibrary');
    putSet('pets', 'Minka: a cat > pet');
    expect(await tagger.retagAll()).toBe(1);

    expect(tagsOf(photoId)).toEqual(['Minka', 'pet']);
  });

  it('leaves a set that is off alone', async () => {
    const { tagger, add, tagsOf, putSet } = library();
    const photoId = add(CAT);
    putSet('everyday', 'cat', { enabled: false });

    await tagger.retagAll();

    expect(tagsOf(photoId)).toEqual([]);
  });

  it('makes every album judge anew, but only when a tag has changed', async () => {
    const { db, modelId, tagger, add, putSet } = library();
    add(CAT);
    const album = createAlbum(db, 'Cats', { words: null, tag: 'cat', from: null, to: null, cutoff: 0.5 });
    writeFill(db, album, modelId, 1);

    await tagger.retagAll();
    expect(readFill(db, album)).toBeNull();

    writeFill(db, album, modelId, 1);
    putSet('own', 'xyzzyq');
    expect(await tagger.retagAll()).toBe(1);
    expect(readFill(db, album)).toBe(1);
  });

  it('lets a person’s own yes and no win, and draws what follows from them', async () => {
    const { db, tagger, add, tagsOf } = library();
    const [cat, rocket] = [add(CAT), add(ROCKET)];
    await tagger.retagAll();

    handTag('cat').write(db, [cat], 'off');
    handTag('kitten').write(db, [cat], 'off');
    handTag('puppy').write(db, [rocket], 'on');
    await tagger.retagPhotos([cat, rocket]);

    expect(tagsOf(cat)).not.toEqual(expect.arrayContaining(['cat']));
    expect(tagsOf(cat)).not.toContain('animal');
    expect(tagsOf(rocket)).toEqual(expect.arrayContaining(['puppy', 'dog', 'animal']));
  });

  describe('learns from a person’s yes and no', () => {
    const say = (db: Database, label: string, said: Readonly<Record<'on' | 'off', readonly number[]>>) => {
      handTag(label).write(db, said.on, 'on');
      handTag(label).write(db, said.off, 'off');
    };

    it('from two of each on, so that photos alike follow; undone, it is forgotten', async () => {
      const { db, tagger, add, tagsOf, putSet } = library();
      const [cats, rockets] = [
        [add(CAT), add(CAT), add(CAT)],
        [add(ROCKET), add(ROCKET), add(ROCKET)],
      ] as const;
      putSet('everyday', 'rocket > machine\nbook\nlibrary');
      await tagger.retagAll();
      expect(tagsOf(rockets[2])).toEqual(expect.arrayContaining(['rocket', 'machine']));
      expect(tagsOf(cats[2])).not.toContain('rocket');

      say(db, 'rocket', { on: [cats[0]], off: [rockets[0], rockets[1]] });
      expect(await tagger.retagAll()).toBe(0);

      say(db, 'rocket', { on: [cats[1]], off: [] });
      expect(await tagger.retagAll()).toBe(6);
      expect(tagsOf(rockets[2])).not.toContain('rocket');
      expect(tagsOf(rockets[2])).not.toContain('machine');
      expect(await tagger.retagAll()).toBe(0);

      handTag('rocket').write(db, [...cats, ...rockets], null);
      await tagger.retagAll();
      expect(tagsOf(rockets[2])).toEqual(expect.arrayContaining(['rocket', 'machine']));
    });

    it('also of photos that are stored later, and of those judged before they had a vector', async () => {
      const { db, modelId, tagger, add } = library();
      const cats = [add(CAT), add(CAT)];
      const rockets = [add(ROCKET), add(ROCKET)];
      db.prepare('DELETE FROM vectors WHERE photo_id = ?').run(rockets[1]);
      say(db, 'rocket', { on: cats, off: rockets });
      await tagger.retagAll();
      const isRocket = () => tagger.tag(photos[ROCKET] as Float32Array).tags.some(({ tagId }) => tagId === rocketId());
      const rocketId = () => db.prepare<[], number>("SELECT id FROM tags WHERE label = 'rocket'").pluck().get();
      expect(isRocket()).toBe(true);

      const embedding = photos[ROCKET] as Float32Array;
      putVector(db, { photoId: rockets[1] ?? 0, modelId, backgroundMean: 0, backgroundDeviation: 0.05, embedding });
      expect(await tagger.retagAll()).toBe(4);

      expect(isRocket()).toBe(false);
    });

    it('not of an exclusive set, nor of a label that no set has', async () => {
      const { db, tagger, add, putSet } = library();
      const cats = [add(CAT), add(CAT)];
      const rockets = [add(ROCKET), add(ROCKET)];
      putSet('everyday', 'rocket\nbook\ncat', { exclusive: true });
      await tagger.retagAll();

      say(db, 'rocket', { on: cats, off: rockets });
      say(db, 'Minka', { on: cats, off: rockets });

      expect(await tagger.retagAll()).toBe(0);
    });
  });

  it('tags again when the model is another, and missing photos too, so that they come back with the right tags', async () => {
    const { db, tagger, add, tagsOf } = library();
    const photoId = add(CAT);
    writeTagging(db, rememberTestModel(db, words.dimensions, 'other'), 'whatever');
    setState(db, photoId, 'missing');

    expect(await tagger.retagAll()).toBe(1);
    expect(tagsOf(photoId)).toContain('cat');
  });

  it('starts over after an interruption', async () => {
    const { db, modelId, tagger, add } = library();
    add(CAT);

    await tagger.retagAll(AbortSignal.abort());
    expect(readTagging(db, modelId)).toBeNull();

    expect(await tagger.retagAll()).toBe(1);
  });

  it('does the same with threads', async () => {
    const { db, modelId, tagger, add } = library();
    const first = add(CAT);
    // As in a library many photos have left: the numbers run far.
    db.prepare("UPDATE sqlite_sequence SET seq = 9000 WHERE name = 'vectors'").run();
    const last = add(ROCKET);

    expect(await tagger.retagAll()).toBe(2);

    expect(tagsOfPhoto(db, first, modelId).map(({ label }) => label)).toContain('cat');
    expect(tagsOfPhoto(db, last, modelId).map(({ label }) => label)).toContain('rocket');
    expect(countTags(db).find(({ label }) => label === 'animal')?.count).toBe(1);
  });
});
