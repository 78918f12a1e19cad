import { setImmediate as breathe } from 'node:timers/promises';
import { apartFrom, meanOf } from '../encoder/normalise';
import { evenly } from '../evenly';
import { learnLabel, type ShownPhoto, TEACHING, type Taught } from '../learning/label';
import type { LabelSet } from '../nouns';
import type { Database } from '../store/database';
import { type JudgedPhoto, judgedPhotos } from '../store/hand-tags';
import { findVector } from '../store/vectors';
import { type EmbeddedSet, makeTagMatrix, type TagMatrix } from '../tags/tag-matrix';
import { Tagger } from '../tags/tagger';

/** A label people judged often enough to learn from, with the photos of each answer a model has vectors of. */
export interface JudgedLabel {
  readonly label: string;
  readonly yes: readonly JudgedPhoto[];
  readonly no: readonly JudgedPhoto[];
}

/** The labels of some sets that are learned from. Of an exclusive set none are: there one label's yes is all others' no. */
export function judgedLabels(db: Database, modelId: number, sets: readonly LabelSet[]): JudgedLabel[] {
  const learning = new Set(
    sets.filter(({ exclusive }) => !exclusive).flatMap(({ labels }) => labels.map(({ label }) => label)),
  );
  const judged = new Map<string, JudgedPhoto[]>();
  for (const photo of judgedPhotos(db, modelId, TEACHING.leastOfEach)) {
    if (!learning.has(photo.label)) continue;
    const others = judged.get(photo.label);
    if (others === undefined) judged.set(photo.label, [photo]);
    else others.push(photo);
  }
  return [...judged].flatMap(([label, photos]): JudgedLabel[] => {
    const yes = photos.filter(({ said }) => said === 'on');
    const no = photos.filter(({ said }) => said === 'off');
    return Math.min(yes.length, no.length) >= TEACHING.leastOfEach ? [{ label, yes, no }] : [];
  });
}

interface TeacherParts {
  readonly db: Database;
  readonly modelId: number;
  /** L2-normalised vectors of photos of many kinds. */
  readonly photos: readonly Float32Array[];
  readonly logitScale: number;
}

/** All that tells a model's tags, with what people taught of its labels. */
export async function taughtMatrix(
  sets: readonly EmbeddedSet[],
  judged: readonly JudgedLabel[],
  { db, modelId, photos, logitScale }: TeacherParts,
): Promise<TagMatrix> {
  const parts = { photoMean: meanOf(photos), logitScale };
  const untaught = makeTagMatrix(sets, parts);
  if (judged.length === 0) return untaught;

  const tagger = new Tagger(untaught);
  const vectorOf = ({ photoId }: JudgedPhoto) => findVector(db, photoId, modelId)?.embedding ?? null;
  const taught = sets.map((set) => ({ ...set, labels: [...set.labels] }));
  for (const { label, yes, no } of judged) {
    const shown = [yes, no].flatMap((side) =>
      evenly(side, TEACHING.mostOfEach).flatMap((photo) => ({ photo: vectorOf(photo), accepted: side === yes })),
    );
    for (const [i, { exclusive, labels, spread }] of taught.entries()) {
      const place = labels.findIndex((one) => one.label === label);
      const own = labels[place];
      if (exclusive || own === undefined) continue;
      const examples = shown.flatMap(({ photo, accepted }): ShownPhoto[] => {
        if (photo === null) return [];
        const evidence = tagger.evidence(photo, i)[place] as number;
        return [{ photo: apartFrom(photo, parts.photoMean), evidence, accepted }];
      });
      const learned: Taught = learnLabel(own.direction, spread, examples);
      labels[place] = { ...own, taught: learned };
    }
    await breathe();
  }
  return makeTagMatrix(taught, parts);
}
