import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { BUILT_IN_SETS } from '#lib/labels/built-in';
import { LabelEmbedder } from '#lib/labels/label-embedder';
import { judgedLabels, taughtMatrix } from '#lib/labels/teach';
import { embedCaptioned } from '#lib/models/captioned-vectors';
import { dataPaths } from '#lib/paths';
import { openDatabase, transact } from '#lib/store/database';
import { handTag } from '#lib/store/hand-tags';
import { Tagger } from '#lib/tags/tagger';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { TEST_MODELS } from '#lib/testing/model';
import { seededRandom } from '#lib/testing/vectors';
import { CAPTIONED, embedSamples, modelsToMeasure } from './captioned';
import { JUDGED_LABELS } from './judged-labels';
import { averagePrecision, mean, pick } from './learn';

const SEEDS = 20;
/** Of each, yes and no. */
const JUDGEMENTS = [2, 4, 8];
/** Photos that must be left to judge by which show the label. */
const LEAST_LEFT = 2;
/** Which photos are said no to: any, or those that come first among what the label is not true of, as a person meets them. */
const NO_TO = ['any photo', 'what stands out'] as const;

/** A label of the everyday set that COCO's boxes can judge. */
interface Column {
  readonly label: string;
  /** Its place in the set. */
  readonly place: number;
  /** Whether it is true of each photo. */
  readonly truth: readonly boolean[];
}

interface Tagged {
  /** By photo and place in the set. */
  readonly evidence: readonly Float64Array[];
  /** Labels of each photo. */
  readonly tags: readonly ReadonlySet<string>[];
}

/** What was told of one label in one run. */
interface Run {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precisionAsRanked: number;
}

/**
 * `npm run bench -- tag-learn [model folder…]`: tags stored before and after a person said yes and no to some photos of each
 * label of the everyday set, 20 times at random: precision, recall and F1 over all labels, average precision as the mean of
 * labels', each on photos that were not judged; and what becomes of the label that fares worst.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('tag-learn', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'rummage-tag-learn-'));
  try {
    const library = await makeLibrary(encoder, folder);
    for (const noTo of NO_TO) {
      for (const each of JUDGEMENTS) {
        const told = await judge(library, each, noTo);
        console.log(JSON.stringify({ bench: 'tag-learn', model: basename(path), yesAndNo: each, noTo, ...told }));
      }
    }
    library.db.close();
  } finally {
    await encoder.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Library = Awaited<ReturnType<typeof makeLibrary>>;

async function makeLibrary(encoder: Encoder, folder: string) {
  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, object>;
  const files = Object.keys(objects).sort();
  const captioned = files.map((file) => ({ path: join(CAPTIONED, 'photos', file), captions: [] }));
  const vectors = (await embedCaptioned(encoder, captioned, () => undefined)).flatMap(({ vector }) => vector ?? []);

  const db = openDatabase(dataPaths(folder), 'computed');
  const modelId = rememberTestModel(db, encoder.model.identity.dimensions);
  const ids = transact(db, () => vectors.map((embedding) => addTestPhoto(db, { modelId, embedding })));
  const photos = await embedSamples(encoder);
  const sets = BUILT_IN_SETS.filter(({ key }) => key === 'everyday');
  const embedder = new LabelEmbedder({
    encode: (labels) => encoder.prompts(labels),
    photos,
    kept: { read: () => new Map(), write: () => undefined },
  });
  const embedded = await embedder.embed(sets);
  const parts = { db, modelId, photos, logitScale: encoder.model.logit.scale };
  const look = async (): Promise<Tagged> => {
    const tagger = new Tagger(await taughtMatrix(embedded, judgedLabels(db, modelId, sets), parts));
    return {
      evidence: vectors.map((vector) => tagger.evidence(vector, 0)),
      tags: tagger.tagMany(vectors).map((tags) => new Set(tags.map(({ tag }) => tagger.matrix.tags[tag]?.label ?? ''))),
    };
  };

  const columns = (embedded[0]?.labels ?? []).flatMap(({ label }, place): Column[] => {
    const names = JUDGED_LABELS.get(label);
    return names
      ? [{ label, place, truth: files.map((file) => names.some((name) => name in (objects[file] ?? {}))) }]
      : [];
  });
  return { db, ids, columns, look };
}

async function judge({ db, ids, columns, look }: Library, each: number, noTo: (typeof NO_TO)[number]) {
  const untaught = await look();
  const used = columns.filter(({ truth }) => truth.filter(Boolean).length >= each + LEAST_LEFT);
  const runs = new Map(used.map(({ label }) => [label, { before: [] as Run[], after: [] as Run[] }]));

  for (let seed = 0; seed < SEEDS; seed++) {
    const shown = used.map((column) => showSome(column, untaught, { each, noTo, seed }));
    transact(db, () => {
      for (const [i, { label }] of used.entries()) {
        const idsOf = (places: readonly number[] = []) => places.map((place) => ids[place] as number);
        handTag(label).write(db, idsOf(shown[i]?.yes), 'on');
        handTag(label).write(db, idsOf(shown[i]?.no), 'off');
      }
    });
    const taught = await look();
    for (const [i, column] of used.entries()) {
      const rest = ids.map((_, place) => place).filter((place) => !shown[i]?.judged.has(place));
      runs.get(column.label)?.before.push(runOf(column, untaught, rest));
      runs.get(column.label)?.after.push(runOf(column, taught, rest));
    }
    transact(db, () => used.forEach(({ label }) => handTag(label).write(db, ids, null)));
  }

  const all = [...runs].map(([label, { before, after }]) => ({
    label,
    before: figures(before),
    after: figures(after),
  }));
  const worstBy = (of: 'f1' | 'averagePrecision') => {
    const [worst] = all
      .map(({ label, before, after }) => ({ label, gain: after[of] - before[of] }))
      .toSorted((a, b) => a.gain - b.gain);
    return worst && `${worst.label} ${worst.gain.toFixed(3)}`;
  };
  const over = (of: 'before' | 'after') => ({
    ...figures([...runs.values()].flatMap((run) => run[of])),
    averagePrecision: mean(all.map((one) => one[of].averagePrecision)),
  });
  return {
    labels: used.length,
    before: over('before'),
    after: over('after'),
    worstF1: worstBy('f1'),
    worstAveragePrecision: worstBy('averagePrecision'),
  };
}

function showSome(
  { place, truth }: Column,
  { evidence }: Tagged,
  { each, noTo, seed }: { readonly each: number; readonly noTo: (typeof NO_TO)[number]; readonly seed: number },
) {
  const random = seededRandom(1000 * seed + place);
  const places = truth.map((_, i) => i);
  const evidenceAt = (photo: number) => evidence[photo]?.[place] as number;
  const absent = places.filter((i) => !truth[i]).toSorted((a, b) => evidenceAt(b) - evidenceAt(a));
  const yes = pick(
    places.filter((i) => truth[i]),
    each,
    random,
  );
  const no = pick(noTo === 'any photo' ? absent : absent.slice(0, 2 * each), each, random);
  return { yes, no, judged: new Set([...yes, ...no]) };
}

function runOf({ label, place, truth }: Column, { evidence, tags }: Tagged, rest: readonly number[]): Run {
  const tagged = rest.filter((i) => tags[i]?.has(label));
  const right = tagged.filter((i) => truth[i]).length;
  return {
    right,
    wrong: tagged.length - right,
    missed: rest.filter((i) => truth[i]).length - right,
    precisionAsRanked: averagePrecision(
      rest,
      evidence.map((of) => of[place] as number),
      truth,
    ),
  };
}

function figures(runs: readonly Run[]) {
  const sum = (of: 'right' | 'wrong' | 'missed') => runs.reduce((total, run) => total + run[of], 0);
  const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')];
  return {
    precision: mean([right / Math.max(1, right + wrong)]),
    recall: mean([right / (right + missed)]),
    f1: mean([(2 * right) / (2 * right + wrong + missed)]),
    averagePrecision: mean(runs.map((run) => run.precisionAsRanked)),
  };
}
