import type { Database } from '../store/database';
import { dropVectors, eachVector, type RawVector, searchableWithoutVector } from '../store/deep-check';
import { fromBlob } from '../store/vectors';
import { type DeepCheck, faulty, sound } from './deep-check';

/** How far from 1 the length of an L2-normalised float32 vector may be. */
const LENGTH_TOLERANCE = 1e-3;

type VectorFault = 'of the wrong size' | 'not finite' | 'not of length 1' | 'of no photo' | 'of no model';

/** Every vector: finite, of length 1, of its model's dimensions, of a photo that is there; and every photo's vector. */
export const vectorsCheck: DeepCheck = {
  name: 'vectors',
  look(db) {
    const { checked, bad } = inspectVectors(db);
    const unfindable = searchableWithoutVector(db).length;
    if (bad.length === 0 && unfindable === 0) return sound(`${checked} checked`);

    const kinds = [...new Set(bad.map(({ fault }) => fault))];
    const faults = kinds.map((kind) => `${bad.filter(({ fault }) => fault === kind).length} ${kind}`);
    if (unfindable > 0) faults.push(`${unfindable} missing of photos that are called indexed`);
    return faulty(`of ${checked}: ${faults.join(', ')}`);
  },
  mend(db) {
    const { bad } = inspectVectors(db);
    const unfindable = searchableWithoutVector(db).length;
    dropVectors(
      db,
      bad.map(({ seq }) => seq),
    );
    return `dropped ${bad.length}; ${bad.length + unfindable} photos at most are embedded again at the next start`;
  },
};

function inspectVectors(db: Database): { checked: number; bad: { seq: number; fault: VectorFault }[] } {
  const bad: { seq: number; fault: VectorFault }[] = [];
  let checked = 0;
  for (const vector of eachVector(db)) {
    checked++;
    const fault = faultOf(vector);
    if (fault !== null) bad.push({ seq: vector.seq, fault });
  }
  return { checked, bad };
}

function faultOf({
  embedding,
  dimensions,
  hasPhoto,
  backgroundMean,
  backgroundDeviation,
}: RawVector): VectorFault | null {
  if (dimensions === null) return 'of no model';
  if (hasPhoto === 0) return 'of no photo';
  if (embedding.byteLength !== dimensions * Float32Array.BYTES_PER_ELEMENT) return 'of the wrong size';

  let squares = 0;
  for (const value of fromBlob(embedding)) squares += value * value;
  if (!Number.isFinite(squares + backgroundMean + backgroundDeviation)) return 'not finite';
  return Math.abs(Math.sqrt(squares) - 1) > LENGTH_TOLERANCE ? 'not of length 1' : null;
}
