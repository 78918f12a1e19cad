import type { Encoder } from '../encoder/encoder';
import type { SeenAnswer } from '../nouns';
import { notCalibrated } from '../search/not-calibrated';
import type { Judge } from '../search/verdicts';
import type { Database } from '../store/database';
import { readBackgroundPhotos, readLabelMatrix } from '../store/label-matrices';
import { readLabelVectors } from '../store/label-vectors';
import { Tagger } from '../tags/tagger';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { LabelEmbedder } from './label-embedder';
import { type TaggingInUse, taggingInUse } from './sets-in-use';
import { taughtMatrix } from './teach';

/** Labels told of each set. */
const MOST_LABELS = 5;

interface SeerParts {
  readonly db: Database;
  readonly encoder: Encoder;
  readonly judge: Judge;
}

interface InUse {
  readonly version: string;
  readonly tagger: Promise<Tagger>;
}

/** Tells what one model sees in a photo: words it is made of, and labels with how likely they are. */
export class Seer {
  readonly #parts: SeerParts;
  #inUse: InUse | null = null;

  constructor(parts: SeerParts) {
    this.#parts = parts;
  }

  /**
   * @param photo L2-normalised, of the model's dimensions
   * @throws RummageError `conflict` while nothing tells what photos and texts have in common
   */
  async see(photo: Float32Array): Promise<SeenAnswer> {
    const { db, judge } = this.#parts;
    const { calibration, modelId } = judge;
    const vocabulary = modelId && readLabelMatrix(db, modelId, VOCABULARY_VERSION);
    if (!calibration || !vocabulary) throw notCalibrated('what the model sees');

    const inUse = taggingInUse(db, modelId);
    const tagger = await this.#taggerOf(inUse, modelId);
    const { weights, share } = calibration.inWords(photo);
    return {
      words: vocabulary.labels
        .map(({ label }, i) => ({ word: label, weight: weights[i] ?? 0 }))
        .filter(({ weight }) => weight > 0)
        .toSorted((a, b) => b.weight - a.weight),
      explained: share,
      sets: inUse.sets.map(({ key, name, exclusive }, i) => {
        return { key, name, exclusive, labels: likeliest(tagger, photo, i) };
      }),
    };
  }

  /** Made anew when the sets are others than before, or something was learned. */
  #taggerOf(inUse: TaggingInUse, modelId: number): Promise<Tagger> {
    const { version } = inUse;
    if (this.#inUse?.version === version) return this.#inUse.tagger;

    const tagger = this.#makeTagger(inUse, modelId);
    this.#inUse = { version, tagger };
    // A failure is told to whoever asked, and not remembered.
    tagger.catch(() => (this.#inUse = null));
    return tagger;
  }

  async #makeTagger({ sets, judged }: TaggingInUse, modelId: number): Promise<Tagger> {
    const { db, encoder } = this.#parts;
    const photos = readBackgroundPhotos(db, modelId, VOCABULARY_VERSION);
    const embedder = new LabelEmbedder({
      encode: (labels) => encoder.prompts(labels),
      photos,
      // The indexer keeps labels when it tags with them; here they are only read.
      kept: { read: (keys) => readLabelVectors(db, modelId, keys), write: () => undefined },
    });
    const parts = { db, modelId, photos, logitScale: encoder.model.logit.scale };
    return new Tagger(await taughtMatrix(await embedder.embed(sets), judged, parts));
  }
}

function likeliest(tagger: Tagger, photo: Float32Array, set: number): SeenAnswer['sets'][number]['labels'] {
  const { sets, tags } = tagger.matrix;
  const labels = sets[set]?.labels ?? [];
  return Array.from(tagger.likelihoods(photo, set), (probability, i) => {
    return { label: tags[labels[i]?.tag ?? -1]?.label ?? '', probability };
  })
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, MOST_LABELS);
}
