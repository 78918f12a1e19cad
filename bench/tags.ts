import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { embedPrompts } from '#lib/encoder/embed-prompts';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { type Model, openModel } from '#lib/encoder/model';
import { toPixelValues } from '#lib/encoder/pixels';
import { loadTextEncoder } from '#lib/encoder/text-encoder';
import { decodeUpload } from '#lib/encoder/upload';
import { BUILT_IN_SETS } from '#lib/labels/built-in';
import { type EmbeddedPrompts, LabelEmbedder } from '#lib/labels/label-embedder';
import { DEFAULT_TEMPLATES } from '#lib/labels/parse';
import type { LabelSet } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { meanOf } from '#lib/encoder/normalise';
import { makeTagMatrix } from '#lib/tags/tag-matrix';
import { Tagger } from '#lib/tags/tagger';
import { TEST_MODELS } from '#lib/testing/model';
import { CAPTIONED, modelsToMeasure } from './captioned';
import { COCO_CATEGORIES } from './judged-labels';
import { type Candidate, foldsOf, type JudgedPhoto, meanAveragePrecision, ofStoredTags } from './tag-judge';

/** The sets a bench tags with: what is on where nobody has changed anything, and COCO's names, all competing. */
const COCO: LabelSet = {
  key: 'coco',
  name: 'COCO',
  exclusive: false,
  enabled: true,
  templates: DEFAULT_TEMPLATES,
  labels: COCO_CATEGORIES.map((label) => ({ label, descriptions: [], parent: null, group: null })),
  origin: 'own',
};

interface Seen {
  readonly name: string;
  readonly photos: readonly JudgedPhoto[];
}

/**
 * `npm run bench -- tags [model folder…]`: how right tags are, as COCO's boxes judge them: mean average precision over its
 * categories, and precision and recall of the tags that are stored, with thresholds fitted on the photos of the other fold.
 */
export async function main(models: readonly string[]): Promise<void> {
  const folders = modelsToMeasure('tags', models);
  if (folders.length === 0) return;

  const seen: Seen[] = [];
  for (const path of folders) seen.push(await look(path));

  const folds = foldsOf(seen.map(({ photos }) => photos));
  console.log(JSON.stringify({ bench: 'tags', fitted: folds.fitted }));
  for (const [i, { name, photos }] of seen.entries()) {
    console.log(
      JSON.stringify({
        bench: 'tags',
        model: name,
        photos: photos.length,
        ...meanAveragePrecision(photos),
        twoFolds: folds.judged[i],
        asStored: ofStoredTags(photos),
      }),
    );
  }
}

async function look(path: string): Promise<Seen> {
  const model = await openModel(path, TEST_MODELS);
  const sample = await embedFolder(sampleFolder(), model);
  const judged = await embedFolder(join(CAPTIONED, 'photos'), model);
  const { everyday, coco } = await taggers(model, [...sample.values()]);

  console.log(`\n${basename(path)}`);
  for (const [file, embedding] of sample) {
    const tags = everyday.tag(embedding).map(({ tag, score }) => `${labelOf(everyday, tag)} ${score.toFixed(2)}`);
    console.log(`  ${file}  ${tags.join(', ')}`);
  }

  const objects = readObjects();
  const photos = Array.from(judged, ([file, embedding]): JudgedPhoto => ({
    objects: objects.get(file) ?? new Set(),
    categories: new Map(evidenceOf(coco, embedding).map(({ label, evidence }) => [label, evidence])),
    candidates: evidenceOf(everyday, embedding),
    tags: everyday.tag(embedding).flatMap(({ tag }) => withAncestors(everyday, tag)),
  }));
  return { name: basename(path), photos };
}

async function taggers(model: Model, photos: readonly Float32Array[]) {
  const text = await loadTextEncoder(model, 1);
  const kept = new Map<string, EmbeddedPrompts | null>();
  const embedder = new LabelEmbedder({
    encode: (labels) => embedPrompts(text, labels),
    photos,
    kept: { read: () => kept, write: (labels) => labels.forEach((label, key) => kept.set(key, label)) },
  });
  const parts = { photoMean: meanOf(photos), logitScale: model.logit.scale };
  const taggerOf = async (sets: readonly LabelSet[]) => new Tagger(makeTagMatrix(await embedder.embed(sets), parts));
  const made = {
    everyday: await taggerOf(BUILT_IN_SETS.filter(({ enabled }) => enabled)),
    coco: await taggerOf([COCO]),
  };
  await text.dispose();
  return made;
}

async function embedFolder(path: string, model: Model): Promise<Map<string, Float32Array>> {
  const encoder = await loadImageEncoder(model, 2);
  const embeddings = new Map<string, Float32Array>();
  for (const file of readdirSync(path)
    .filter((name) => name.endsWith('.jpg'))
    .sort()) {
    const image = await decodeUpload(readFileSync(join(path, file)), model.pixels);
    const [embedding] = await encoder.encode([await toPixelValues(image, model.pixels)]);
    if (embedding) embeddings.set(file, embedding);
  }
  await encoder.dispose();
  return embeddings;
}

function evidenceOf(tagger: Tagger, embedding: Float32Array): Candidate[] {
  const labels = tagger.matrix.sets[0]?.labels ?? [];
  return Array.from(tagger.evidence(embedding, 0), (evidence, i) => {
    const [label = '', ...ancestors] = withAncestors(tagger, labels[i]?.tag ?? 0);
    return { label, ancestors, evidence };
  });
}

function withAncestors(tagger: Tagger, tag: number): string[] {
  return [tag, ...(tagger.matrix.tags[tag]?.ancestors ?? [])].map((place) => labelOf(tagger, place));
}

function labelOf({ matrix }: Tagger, tag: number): string {
  return matrix.tags[tag]?.label ?? '';
}

function readObjects(): ReadonlyMap<string, ReadonlySet<string>> {
  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, object>;
  return new Map(Object.entries(objects).map(([file, boxes]) => [file, new Set(Object.keys(boxes))]));
}
