import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { type Model, openModel } from '#lib/encoder/model';
import { toPixelValues } from '#lib/encoder/pixels';
import { TEST_MODELS } from '#lib/testing/model';
import { loadTextEncoder } from '#lib/encoder/text-encoder';
import { decodeUpload } from '#lib/encoder/upload';
import { projectRoot, sampleFolder } from '#lib/paths';
import { measureBackground } from '#lib/tags/background';
import { decideTags } from '#lib/tags/decide';
import { type LabelMatrix, loadLabels, scoreLabels } from '#lib/tags/zero-shot';
import { JUDGED_LABELS } from './judged-labels';

const SHARED = join(projectRoot(), '..', 'shared');
const CAPTIONED = join(SHARED, 'eval', 'captioned-80');

interface TaggedPhoto {
  readonly file: string;
  readonly tags: readonly { readonly label: string; readonly score: number }[];
}

/** `npm run bench -- tags [model folder…]`: how right stored tags are, as COCO's boxes judge them, and those of the sample photos. */
export async function main(models: readonly string[]): Promise<void> {
  if (!existsSync(CAPTIONED)) {
    console.log(JSON.stringify({ bench: 'tags', skipped: 'there is no ../shared/eval/captioned-80' }));
    return;
  }

  const folders = models.length > 0 ? models : ['clip-pocket-384', 'clip-pocket-384-gap'];
  for (const model of folders) await measure(model.includes('/') ? model : join(SHARED, 'models', model));
}

async function measure(path: string): Promise<void> {
  const folder = await openModel(path, TEST_MODELS);
  const text = await loadTextEncoder(folder, 1);
  const started = performance.now();
  const labels = await loadLabels(text);
  const labelsMs = performance.now() - started;
  await text.dispose();

  const judged = await tagFolder(join(CAPTIONED, 'photos'), folder, labels);
  const sample = await tagFolder(sampleFolder(), folder, labels);

  console.log(`\n${basename(path)}: ${labels.labels.length} labels embedded in ${Math.round(labelsMs)} ms`);
  for (const { file, tags } of sample) {
    console.log(`  ${file}  ${tags.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ')}`);
  }
  console.log(JSON.stringify({ bench: 'tags', model: basename(path), ...judge(judged, readObjects()) }));
}

async function tagFolder(path: string, folder: Model, labels: LabelMatrix): Promise<TaggedPhoto[]> {
  const encoder = await loadImageEncoder(folder, 2);
  const photos: TaggedPhoto[] = [];
  for (const file of readdirSync(path).filter((name) => name.endsWith('.jpg'))) {
    const image = await decodeUpload(readFileSync(join(path, file)), folder.pixels);
    const [embedding] = await encoder.encode([await toPixelValues(image, folder.pixels)]);
    if (embedding) photos.push({ file, tags: tagsOf(embedding, labels) });
  }
  await encoder.dispose();
  return photos;
}

function tagsOf(embedding: Float32Array, labels: LabelMatrix): TaggedPhoto['tags'] {
  const cosines = scoreLabels(embedding, labels);
  const decided = decideTags(cosines, measureBackground(cosines, labels.typicalDeviation));
  return decided.map(({ label, score }) => ({ label: labels.labels[label]?.label ?? '', score }));
}

type Objects = ReadonlyMap<string, ReadonlySet<string>>;

function readObjects(): Objects {
  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, object>;
  return new Map(Object.entries(objects).map(([file, boxes]) => [file, new Set(Object.keys(boxes))]));
}

/** Precision over the tags COCO can judge; recall over the (photo, category) pairs some label could have named. */
function judge(photos: readonly TaggedPhoto[], objects: Objects) {
  const nameable = new Set([...JUDGED_LABELS.values()].flat());
  let [stored, judged, right, present, found] = [0, 0, 0, 0, 0];
  for (const { file, tags } of photos) {
    const inPhoto = objects.get(file) ?? new Set();
    const named = tags.flatMap(({ label }) => JUDGED_LABELS.get(label) ?? []);
    const judgeable = tags.filter(({ label }) => JUDGED_LABELS.has(label));

    stored += tags.length;
    judged += judgeable.length;
    right += judgeable.filter(({ label }) => JUDGED_LABELS.get(label)?.some((name) => inPhoto.has(name))).length;
    present += [...inPhoto].filter((name) => nameable.has(name)).length;
    found += [...inPhoto].filter((name) => named.includes(name)).length;
  }

  const round = (value: number) => Number(value.toFixed(3));
  return {
    photos: photos.length,
    tagsPerPhoto: round(stored / photos.length),
    judged,
    precision: round(right / judged),
    recall: round(found / present),
  };
}
