import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encoder } from '#lib/encoder/encoder';
import { BUILT_IN_SETS } from '#lib/labels/built-in';
import type { LabelSet } from '#lib/nouns';
import { LabelEmbedder } from '#lib/labels/label-embedder';
import { judgedLabels, taughtMatrix } from '#lib/labels/teach';
import { dataPaths } from '#lib/paths';
import { type Database, openDatabase, transact } from '#lib/store/database';
import { handTag } from '#lib/store/hand-tags';
import { addLabels } from '#lib/store/tags';
import { Tagger } from '#lib/tags/tagger';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { seededRandom } from '#lib/testing/vectors';
import { embedBackground } from '../indexer/embed-background';
import { retag, type Retagged } from '../indexer/retag';

const PHOTOS = 100_000;
const BATCH = 2_000;

/**
 * `npm run bench -- retag [photos]`: what it takes to tag stored vectors by three hundred labels: at first, after a label
 * came, after one learned from a person's yes and no, and after others went; the product with the labels and the time of the database apart.
 */
export async function main([count = String(PHOTOS)]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rummage-bench-'));
  const paths = dataPaths(folder);
  const db = openDatabase(paths, 'computed');
  const encoder = new Encoder(await bundledModel(), { imageThreads: 2, textThreads: 2 });
  try {
    const photos = await embedBackground(encoder);
    const modelId = rememberTestModel(db, encoder.model.identity.dimensions);
    fill(db, modelId, photos, Number(count));

    const kept = new Map();
    const embedder = new LabelEmbedder({
      encode: (labels) => encoder.prompts(labels),
      photos,
      kept: { read: () => kept, write: (labels) => labels.forEach((label, key) => kept.set(key, label)) },
    });
    const [everyday] = BUILT_IN_SETS as [LabelSet];
    const labels = everyday.labels.slice(0, 300);
    const run = async (name: string, set: LabelSet): Promise<void> => {
      const begun = performance.now();
      const used = process.cpuUsage();
      const embedded = await embedder.embed([set]);
      const embed = performance.now() - begun;
      const parts = { db, modelId, photos, logitScale: encoder.model.logit.scale };
      const tagger = new Tagger(await taughtMatrix(embedded, judgedLabels(db, modelId, [set]), parts));
      const ids = addLabels(db, tagger.matrix.tags);
      const tagIds = tagger.matrix.tags.map(({ label }) => ids.get(label) ?? 0);
      const retagged = await retag(db, paths, { modelId, tagger, tagIds });
      const { user, system } = process.cpuUsage(used);
      print(name, set, { embed, wall: performance.now() - begun, cpu: (user + system) / 1_000 }, retagged);
    };

    await run('first', { ...everyday, labels });
    await run('unchanged', { ...everyday, labels });
    judge(db, labels[0]?.label ?? '');
    await run('a label learned from 20 + 20', { ...everyday, labels });
    const added = { label: 'spaceship', descriptions: ['a rocket in space'], parent: null, group: null };
    await run('a label came', { ...everyday, labels: [...labels, added] });
    await run('fifty went', { ...everyday, labels: labels.slice(50) });
    await run('all others', { ...everyday, labels: everyday.labels.slice(100) });
  } finally {
    await encoder.close();
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(
  name: string,
  { labels }: LabelSet,
  took: { embed: number; wall: number; cpu: number },
  retagged: Retagged,
): void {
  const { products, database, write } = retagged.tookMs;
  console.log(
    JSON.stringify({
      bench: 'retag',
      case: name,
      photos: retagged.photos,
      labels: labels.length,
      cores: availableParallelism(),
      changedTags: retagged.changes,
      wallMs: Math.round(took.wall),
      // Of all threads: what it takes on a machine that has other things to do as well.
      cpuMs: Math.round(took.cpu),
      embedLabelsMs: Math.round(took.embed),
      productsMs: Math.round(products),
      readAndCompareMs: Math.round(database),
      writeMs: Math.round(write),
    }),
  );
}

/** Says yes to some photos and no to others. */
function judge(db: Database, label: string): void {
  const ids = Array.from({ length: 40 }, (_, i) => i + 1);
  handTag(label).write(db, ids.slice(0, 20), 'on');
  handTag(label).write(db, ids.slice(20), 'off');
}

/** Photos between two of the sample's, and a little beside: as many tags come of them as of real ones. */
function fill(db: Database, modelId: number, photos: readonly Float32Array[], count: number): void {
  const random = seededRandom(7);
  const pick = () => photos[Math.floor(random() * photos.length)] as Float32Array;
  for (let made = 0; made < count; made += BATCH) {
    transact(db, () => {
      for (let i = made; i < Math.min(count, made + BATCH); i++) {
        const [a, b, share] = [pick(), pick(), random() ** 2];
        const embedding = a.map(
          (value, at) => (1 - share) * value + share * (b[at] as number) + 0.02 * (random() - 0.5),
        );
        const length = Math.hypot(...embedding);
        addTestPhoto(db, { modelId, embedding: embedding.map((value) => value / length), path: `${i}.jpg` });
      }
    });
  }
}
