import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { toPixelValues } from '../encoder/pixels';
import { decodeUpload } from '../encoder/upload';
import type { LabelSet } from '../nouns';
import { sampleFolder } from '../paths';
import { meanOf } from '../encoder/normalise';
import { makeTagMatrix } from '../tags/tag-matrix';
import { Tagger } from '../tags/tagger';
import { bundledModel } from '../testing/model';
import { BUILT_IN_SETS } from './built-in';
import { type EmbeddedPrompts, LabelEmbedder } from './label-embedder';
import { readLabelLines } from './lines';

let encoder: Encoder;
let photos: ReadonlyMap<string, Float32Array>;
let asked = 0;
const kept = new Map<string, EmbeddedPrompts | null>();
let embedder: LabelEmbedder;

beforeAll(async () => {
  encoder = new Encoder(await bundledModel(), { imageThreads: 1, textThreads: 1 });
  photos = await embedSample();
  embedder = new LabelEmbedder({
    encode(labels) {
      asked += labels.length;
      return encoder.prompts(labels);
    },
    photos: [...photos.values()],
    kept: { read: () => kept, write: (labels) => labels.forEach((label, key) => kept.set(key, label)) },
  });
});

afterAll(() => encoder.close());

async function embedSample(): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  for (const file of readdirSync(sampleFolder()).filter((name) => name.endsWith('.jpg'))) {
    const image = await decodeUpload(readFileSync(join(sampleFolder(), file)), encoder.model.pixels);
    const [vector] = await encoder.images([await toPixelValues(image, encoder.model.pixels)]);
    if (vector) vectors.set(file, vector);
  }
  return vectors;
}

async function taggerOf(...sets: LabelSet[]): Promise<Tagger> {
  const logitScale = encoder.model.logit.scale;
  return new Tagger(makeTagMatrix(await embedder.embed(sets), { photoMean: meanOf([...photos.values()]), logitScale }));
}

function tagsOf(tagger: Tagger, file: string): string[] {
  const tags = tagger.tag(photos.get(file) ?? new Float32Array());
  return tags.map(({ tag }) => tagger.matrix.tags[tag]?.label ?? '');
}

function own(lines: string, rest: Partial<LabelSet> = {}): LabelSet {
  const templates = BUILT_IN_SETS[0]?.templates ?? [];
  const labels = readLabelLines(lines);
  return { key: 'own', name: 'Own', exclusive: false, enabled: true, origin: 'own', templates, labels, ...rest };
}

describe('the everyday tags of the sample photos', () => {
  it.each([
    ['IMG_1017.jpg', ['cat']],
    ['IMG_1016.jpg', ['coffee']],
    ['IMG_1018.jpg', ['rocket', 'night']],
    ['IMG_1004.jpg', ['paint brushes']],
    ['IMG_1014.jpg', ['bird']],
    ['IMG_1012.jpg', ['dandelion']],
    ['IMG_1011.jpg', ['mountain', 'valley']],
    ['IMG_1022.jpg', ['harbor']],
    ['IMG_1027.jpg', ['sky']],
  ])('%s shows %j', async (file, expected) => {
    const tagger = await taggerOf(BUILT_IN_SETS[0] as LabelSet);

    expect(tagsOf(tagger, file)).toEqual(expect.arrayContaining(expected));
  });

  it('call a cat neither a person nor a dog', async () => {
    const tags = tagsOf(await taggerOf(BUILT_IN_SETS[0] as LabelSet), 'IMG_1017.jpg');

    for (const wrong of ['dog', 'person', 'child', 'woman', 'man']) expect(tags).not.toContain(wrong);
  });
});

describe('LabelEmbedder', () => {
  it('asks the model only for labels it has not asked for before', async () => {
    await taggerOf(BUILT_IN_SETS[0] as LabelSet);
    const before = asked;

    await taggerOf(own('rocket\ndog\nspaceship'));
    expect(asked - before).toBe(1);
    await taggerOf(own('spaceship\nrocket'));
    expect(asked - before).toBe(1);
  });

  it('leaves out a label the model does not know, unless it is described in words it does', async () => {
    const [set] = await embedder.embed([own('xyzzyq\nqwortz: a cat\ndog')]);

    expect(set?.labels.map(({ label }) => label)).toEqual(['qwortz', 'dog']);
  });

  it('tags by what a label is described as', async () => {
    expect(tagsOf(await taggerOf(own('Minka: a cat > pet')), 'IMG_1017.jpg')).toEqual(['Minka']);
    expect(tagsOf(await taggerOf(own('Minka: a cat > pet')), 'IMG_1018.jpg')).toEqual([]);
  });

  it('chooses one label of an exclusive set', async () => {
    const tagger = await taggerOf(own('a cat\na rocket at night\na mountain', { exclusive: true }));

    expect(tagsOf(tagger, 'IMG_1018.jpg')).toEqual(['a rocket at night']);
    expect(tagsOf(tagger, 'IMG_1011.jpg')).toEqual(['a mountain']);
  });
});
