import { dot, meanOf } from '#lib/encoder/normalise';
import { evenly } from '#lib/evenly';
import { cluster } from '#lib/learning/cluster';
import { type Calibration, judgeAgainst } from '#lib/search/calibrate';
import { type IdeaRow, readIdeaRun, writeIdeas } from '#lib/store/album-ideas';
import type { Database } from '#lib/store/database';
import { embeddedPhotos } from '#lib/store/embedded';
import { filteredPhotoIds } from '#lib/store/search';
import { countVectors } from '#lib/store/vectors';
import type { LabelMatrix } from '#lib/tags/zero-shot';

/** Photos looked at: evenly over the library. */
const SAMPLE = 4_000;
const FEWEST_PHOTOS = 12;
const MOST_CLUSTERS = 40;
/** A group smaller than this is no album. */
const LEAST_MEMBERS = 3;
/** Share of a group that a search for its label must find: what is alike for another reason is not named. */
const LEAST_SHARE = 0.5;
const SAMPLES = 4;
const READ_AT_ONCE = 500;
/** Share by which a library may grow or shrink before it is looked at again. */
const DRIFT = 0.1;

/** Whether the library is another one than when groups were looked for last. */
export function areIdeasStale(db: Database, modelId: number): boolean {
  const before = readIdeaRun(db, modelId);
  return before === null || Math.abs(countVectors(db, modelId) - before) > DRIFT * before;
}

/**
 * Looks for groups of alike photos that a label names well: some seconds for any number of photos, in which others go on.
 * To be called when {@link areIdeasStale}.
 */
export async function refreshIdeas(
  db: Database,
  modelId: number,
  { calibration, labels }: { readonly calibration: Calibration; readonly labels: LabelMatrix },
  signal: AbortSignal,
): Promise<void> {
  const photos = countVectors(db, modelId);
  const { ids, vectors } = sampleOf(db, modelId, calibration);
  if (ids.length < FEWEST_PHOTOS) return;
  const clusters = await cluster(vectors, Math.min(MOST_CLUSTERS, Math.round(Math.sqrt(ids.length))));
  if (signal.aborted) return;

  const average = meanOf(vectors);
  const directions = labels.labels.map((_, i) =>
    calibration.apart(labels.vectors.subarray(i * labels.dimensions, (i + 1) * labels.dimensions)),
  );
  const ideas = new Map<string, IdeaRow>();
  for (const { members } of clusters.toSorted((a, b) => b.members.length - a.members.length)) {
    if (members.length < LEAST_MEMBERS) continue;
    const own = meanOf(members.map((i) => vectors[i] as Float32Array));
    const nearest = placeOfNearest(
      own.map((value, i) => value - (average[i] as number)),
      directions,
    );
    const label = labels.labels[nearest]?.label ?? '';
    const found = matching(calibration, labels, nearest, vectors, photos);
    const shown = found.filter((i) => members.includes(i));
    if (shown.length < LEAST_MEMBERS || shown.length < LEAST_SHARE * members.length || ideas.has(label)) continue;
    ideas.set(label, {
      label,
      photos: Math.round((found.length * photos) / ids.length),
      samples: shown.slice(0, SAMPLES).map((i) => ids[i] as number),
    });
  }
  writeIdeas(db, modelId, [...ideas.values()], photos);
}

/** The places an album with the label as its words would hold, the best first. @param photos of the library */
function matching(
  calibration: Calibration,
  { vectors: rows, dimensions }: LabelMatrix,
  label: number,
  vectors: readonly Float32Array[],
  photos: number,
): number[] {
  const explained = calibration.explain(rows.subarray(label * dimensions, (label + 1) * dimensions));
  const scores = vectors.map((vector) => dot(explained.direction, vector) / calibration.spread);
  const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const judge = judgeAgainst(explained, best, photos);
  const at = (place: number) => scores[place] as number;
  return [...scores.keys()].filter((i) => judge(at(i)).match).sort((a, b) => at(b) - at(a));
}

function placeOfNearest(vector: Float32Array, directions: readonly Float32Array[]): number {
  const cosines = directions.map((one) => dot(one, vector));
  return cosines.indexOf(Math.max(...cosines));
}

function sampleOf(db: Database, modelId: number, calibration: Calibration) {
  const chosen = evenly(
    filteredPhotoIds(db, {}).sort((a, b) => a - b),
    SAMPLE,
  );
  const ids: number[] = [];
  const vectors: Float32Array[] = [];
  for (let i = 0; i < chosen.length; i += READ_AT_ONCE) {
    for (const { photoId, embedding } of embeddedPhotos(db, modelId, chosen.slice(i, i + READ_AT_ONCE))) {
      ids.push(photoId);
      vectors.push(calibration.photoApart(embedding));
    }
  }
  return { ids, vectors };
}
