import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CUTOFF } from '#lib/albums/parse';
import { dataPaths } from '#lib/paths';
import { readCalibration } from '#lib/search/read-calibration';
import { createAlbum, setPin } from '#lib/store/albums';
import { type Database, openDatabase, transact } from '#lib/store/database';
import { writeBackgroundPhotos, writeLabelMatrix } from '#lib/store/label-matrices';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { randomVector, seededRandom } from '#lib/testing/vectors';
import { compileRules, refillAlbum } from '../indexer/fill';

const PHOTOS = 100_000;
const DIMENSIONS = 384;
const CONCEPTS = 300;
const JUDGEMENTS = 20;
const REPEATS = 5;

/** What one judgement costs: an album learns from 20, and holds every photo of a large library against that; medians. */
export async function timeLearning() {
  const folder = mkdtempSync(join(tmpdir(), 'rummage-learn-'));
  try {
    const db = openDatabase(dataPaths(folder), 'computed');
    const modelId = rememberTestModel(db, DIMENSIONS);
    const words = fillLibrary(db, modelId);
    const times = await timeAlbum(db, modelId, words);
    db.close();
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeAlbum(db: Database, modelId: number, words: Float32Array) {
  const calibration = readCalibration(db, modelId);
  if (calibration === null) throw new Error('the library is not calibrated');
  const album = createAlbum(db, 'Learning', {
    words: 'a',
    tag: null,
    from: null,
    to: null,
    cutoff: DEFAULT_CUTOFF,
    decidedBy: 'search',
  });
  let rules = await compileRules(db, async () => words, { calibrated: { modelId, calibration } });
  const first = await fill();
  for (let i = 0; i < JUDGEMENTS; i++) setPin(db, album, 1 + i * 7, i % 2 ? 'in' : 'out');

  const runs: { learnMs: number; fillMs: number; cpuMs: number }[] = [];
  for (let run = 0; run < REPEATS; run++) {
    setPin(db, album, 5_000 + run, 'in');
    const cpu = process.cpuUsage();
    const begun = performance.now();
    rules = await compileRules(db, async () => words, { previous: rules, calibrated: { modelId, calibration } });
    const learnMs = performance.now() - begun;
    const fillMs = await fill();
    const { user, system } = process.cpuUsage(cpu);
    runs.push({ learnMs, fillMs, cpuMs: (user + system) / 1000 });
  }
  const median = (of: (run: (typeof runs)[number]) => number) =>
    Math.round(runs.map(of).sort((a, b) => a - b)[REPEATS >> 1] as number);
  return {
    photos: PHOTOS,
    judgements: JUDGEMENTS,
    firstFillMs: Math.round(first),
    learnMs: median(({ learnMs }) => learnMs),
    applyMs: median(({ fillMs }) => fillMs),
    togetherMs: median(({ learnMs, fillMs }) => learnMs + fillMs),
    processorMs: median(({ cpuMs }) => cpuMs),
  };

  async function fill(): Promise<number> {
    const rule = rules.get(album);
    if (rule === undefined) throw new Error('the album is gone');
    const begun = performance.now();
    await refillAlbum(db, modelId, rule);
    return performance.now() - begun;
  }
}

/** Photos around concepts, some of which are the vocabulary; @returns the vector of words for one of them */
function fillLibrary(db: Database, modelId: number): Float32Array {
  const random = seededRandom(5);
  const concepts = Array.from({ length: CONCEPTS }, () => randomVector(random, DIMENSIONS));
  const labels = concepts.map((_, i) => ({ label: `concept ${i}`, group: 'objects' as const }));
  const vectors = Float32Array.from(concepts.flatMap((concept) => [...concept]));
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, {
    labels,
    dimensions: DIMENSIONS,
    vectors,
    typicalDeviation: 0.05,
  });
  const near = (concept: Float32Array): Float32Array => {
    const made = concept.map((value) => value + 0.06 * (random() + random() + random() - 1.5));
    const length = Math.hypot(...made);
    return made.map((value) => value / length);
  };
  writeBackgroundPhotos(
    db,
    modelId,
    Array.from({ length: 31 }, (_, i) => near(concepts[i * 7] as Float32Array)),
  );
  for (let i = 0; i < PHOTOS; i += 1_000) {
    transact(db, () => {
      for (let k = 0; k < 1_000; k++) {
        addTestPhoto(db, { modelId, embedding: near(concepts[Math.floor(random() * CONCEPTS)] as Float32Array) });
      }
    });
  }
  return concepts[0] as Float32Array;
}
