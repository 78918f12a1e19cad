import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { libraryDatabase } from '../library';
import { closeSearch } from '../search/client';
import { activateModel } from '../store/active-model';
import { handTag } from '../store/hand-tags';
import { writeLabelMatrix, writeBackgroundPhotos } from '../store/label-matrices';
import { rememberModel } from '../store/models';
import { finishRequest, pendingRequests } from '../store/requests';
import { setPhotoTags, addLabels, writeTagging } from '../store/tags';
import { findVector } from '../store/vectors';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto } from '../testing/library';
import { bundledModel } from '../testing/model';
import { randomVector, seededRandom } from '../testing/vectors';
import { askAboutPhoto, seenInPhoto, whyPhotoHasTag } from './ask-service';
import { parseLabelSet } from './parse';
import {
  checkLabelSet,
  createLabelSet,
  deleteOrResetLabelSet,
  getLabelSet,
  listLabelSets,
  updateLabelSet,
} from './service';
import { taggingInUse } from './sets-in-use';

const PETS = parseLabelSet({ name: 'Our pets!', labels: 'Minka: a cat > cat\nRex: a dog' });
let modelId: number;
let cat: number;

beforeAll(async () => {
  vi.stubEnv('RUMMAGE_DATA', temporaryFolder(afterAll));
  const model = await bundledModel();
  const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
  const db = libraryDatabase();
  modelId = rememberModel(db, model.identity);
  activateModel(db, modelId);
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, await encoder.labels());
  const random = seededRandom(1);
  const photos = Array.from({ length: 12 }, () => randomVector(random, model.identity.dimensions));
  writeBackgroundPhotos(db, modelId, photos);
  const { vector } = await encoder.query('a cat');
  cat = addTestPhoto(db, { modelId, embedding: vector as Float32Array });
  await encoder.close();
});

afterEach(async () => {
  const { sets } = await listLabelSets();
  for (const { key, origin } of sets) if (origin !== 'built-in') await deleteOrResetLabelSet(key);
  for (const { id } of pendingRequests(libraryDatabase())) finishRequest(libraryDatabase(), id);
});

afterAll(async () => {
  await closeSearch();
  libraryDatabase().close();
  vi.unstubAllEnvs();
});

const requests = () => pendingRequests(libraryDatabase()).map(({ request }) => request);

describe('label sets', () => {
  it('are those that came with Rummage, of which the everyday one is on', async () => {
    const { sets } = await listLabelSets();

    expect(sets.filter(({ enabled }) => enabled).map(({ key }) => key)).toEqual(['everyday']);
    expect(sets.every(({ origin }) => origin === 'built-in')).toBe(true);
  });

  it('are made under an address of their own, and the indexer is told', async () => {
    const made = await createLabelSet(PETS);

    expect(made).toMatchObject({ key: 'our-pets', origin: 'own', enabled: true });
    expect((await createLabelSet({ ...PETS, name: 'Our pets?' })).key).toBe('our-pets-2');
    expect(requests()).toContainEqual({ kind: 'labels', photoIds: null });
  });

  it('are refused under a name there is', async () => {
    await expect(createLabelSet({ ...PETS, name: 'scenes' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(updateLabelSet('scenes', { name: 'Everyday' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of Rummage’s are changed, and put back as they came', async () => {
    const before = await getLabelSet('scenes');

    expect(await updateLabelSet('scenes', { enabled: true })).toMatchObject({ origin: 'edited', enabled: true });
    expect((await getLabelSet('scenes')).labels).toEqual(before.labels);

    await deleteOrResetLabelSet('scenes');
    expect(await getLabelSet('scenes')).toMatchObject({ origin: 'built-in', enabled: false });
  });

  it('say how many photos carry each label, and whether photos are still being tagged', async () => {
    const db = libraryDatabase();
    const ids = addLabels(db, [{ label: 'cat', group: 'animals' }]);
    setPhotoTags(db, cat, modelId, [{ tagId: ids.get('cat') ?? 0, score: 0.9 }]);
    expect((await listLabelSets()).updating).toBe(true);

    writeTagging(db, modelId, taggingInUse(db, modelId).version);

    const { sets, updating } = await listLabelSets();
    expect(updating).toBe(false);
    expect(sets.find(({ key }) => key === 'everyday')?.counts).toMatchObject({ cat: 1, dog: 0, animal: 0 });
  });

  it('that are not there are told', async () => {
    for (const work of [getLabelSet, deleteOrResetLabelSet, (key: string) => updateLabelSet(key, { enabled: true })]) {
      await expect(work('nothing')).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('checkLabelSet', () => {
  it('names what the model does not know, and what is not exclusive', async () => {
    const set = parseLabelSet({ name: 'Pets', labels: 'puppy > dog\ndog\nxyzzyq', exclusive: true });

    const { unknown, notExclusive } = await checkLabelSet(set);

    expect(unknown).toEqual(['xyzzyq']);
    expect(notExclusive).toEqual([['puppy', 'dog']]);
  });

  it('warns of labels that mean nearly the same to the model, but not of a label and its parent', async () => {
    const alike = await checkLabelSet(parseLabelSet({ name: 'Same', labels: 'dog\nmy dog: the dog\nrocket' }));
    expect(alike.alike.map(({ labels }) => labels)).toEqual([['dog', 'my dog']]);

    const kin = await checkLabelSet(parseLabelSet({ name: 'Same', labels: 'dog\nmy dog: the dog > dog\nrocket' }));
    expect(kin.alike).toEqual([]);
  });
});

describe('a photo that is asked', () => {
  it('answers with shares of one, and with none for words the model does not know', async () => {
    const { answers, scale } = await askAboutPhoto({
      photoId: cat,
      labels: ['a dog', 'a cat', 'xyzzyq'],
      template: 'a photo of {}',
    });

    const [dog, own, unknown] = answers;
    expect(scale).toBeCloseTo(25, 1);
    expect(own?.probability).toBeGreaterThan(dog?.probability ?? 1);
    expect((own?.probability ?? 0) + (dog?.probability ?? 0)).toBeCloseTo(1, 6);
    expect(unknown).toEqual({ label: 'xyzzyq', probability: null, similarity: null });
  });

  it('is refused when there is none', async () => {
    const asked = askAboutPhoto({ photoId: 999_999, labels: ['a cat'], template: '{}' });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says why it has a tag: what the model was asked, and what it follows from', async () => {
    const db = libraryDatabase();
    await createLabelSet(PETS);
    const ids = addLabels(db, [
      { label: 'Minka', group: 'Pets' },
      { label: 'cat', group: 'Pets' },
    ]);
    setPhotoTags(
      db,
      cat,
      modelId,
      [...ids.values()].map((tagId) => ({ tagId, score: 0.9 })),
    );

    const minka = await whyPhotoHasTag(cat, 'Minka');
    expect(minka).toMatchObject({ label: 'Minka', words: 'a cat', follows: [] });
    expect(minka.sets.map(({ name }) => name)).toEqual(['Our pets!']);
    expect(minka.sets[0]?.prompts.map(({ prompt }) => prompt)).toContain('art of the cat.');

    const above = await whyPhotoHasTag(cat, 'cat');
    expect(above.follows).toEqual(['Minka']);
    expect(above.sets.map(({ name }) => name)).toEqual(['Everyday']);
  });

  it('says from how many photos a label learned, and photos are tagged anew with what it learned', async () => {
    const db = libraryDatabase();
    const random = seededRandom(2);
    const add = () => addTestPhoto(db, { modelId, embedding: randomVector(random, 384) });
    const [yes, no] = [
      [add(), add(), add()],
      [add(), add()],
    ];
    writeTagging(db, modelId, taggingInUse(db, modelId).version);
    const said = handTag('dog');

    said.write(db, [...yes, no[0] as number], 'on');
    expect((await whyPhotoHasTag(cat, 'dog')).learned).toBeNull();
    expect((await listLabelSets()).updating).toBe(false);

    said.write(db, no, 'off');
    expect((await whyPhotoHasTag(cat, 'dog')).learned).toEqual({ yes: 3, no: 2 });
    expect((await whyPhotoHasTag(cat, 'cat')).learned).toBeNull();
    expect((await listLabelSets()).updating).toBe(true);

    said.write(db, [...yes, ...no], null);
    expect((await listLabelSets()).updating).toBe(false);
  });

  it('is seen with what labels learned', async () => {
    const db = libraryDatabase();
    const { sets } = await seenInPhoto(cat);
    const dogs = Array.from({ length: 3 }, () => {
      return addTestPhoto(db, { modelId, embedding: findVector(db, cat, modelId)?.embedding as Float32Array });
    });
    const random = seededRandom(3);
    const others = [1, 2].map(() => addTestPhoto(db, { modelId, embedding: randomVector(random, 384) }));
    const sure = (seen: typeof sets) => seen[0]?.labels.find(({ label }) => label === 'cat')?.probability ?? 0;
    const before = sure(sets);

    handTag('cat').write(db, dogs, 'off');
    handTag('cat').write(db, others, 'on');

    expect(sure((await seenInPhoto(cat)).sets)).toBeLessThan(before);
    handTag('cat').write(db, [...dogs, ...others], null);
  });
});
