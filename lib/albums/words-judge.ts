import { dot } from '../encoder/normalise';
import type { Prior } from '../learning/probe';
import { type Calibration, CUTOFF, type Explained, judgeAgainst } from '../search/calibrate';
import type { FillStanding } from '../store/albums';

/**
 * Judges photos by what an album's words, and pictures, ask for as a search with them does: against the best photo of the
 * library, which photos to come may surpass.
 */
export class WordsJudge {
  readonly #explained: Explained;
  readonly #score: (embedding: Float32Array) => number;
  #standing: FillStanding | null;

  /**
   * @param explained what the album asks for
   * @param standing what photos were judged against before
   */
  constructor(calibration: Calibration, explained: Explained, standing: FillStanding | null = null) {
    const scoreOf = calibration.scorer(explained);
    this.#explained = explained;
    this.#score = (embedding) => scoreOf(dot(explained.direction, embedding), dot(calibration.photoMean, embedding));
    this.#standing = standing;
  }

  /** Null before the first photo. */
  get standing(): FillStanding | null {
    return this.#standing;
  }

  /**
   * What the words say to an album that learns; null before the first photo. That nothing may match is left out: somebody
   * has put a photo in.
   */
  get prior(): Prior | null {
    if (this.#standing === null || this.#standing.bestPhotoId === 0) return null;
    return { direction: this.#explained.direction, threshold: CUTOFF.shareOfBest * this.#standing.bestScore };
  }

  /** Forgets the photos met. @param photos how many there are */
  startOver(photos: number): void {
    this.#standing = { bestPhotoId: 0, bestScore: -Infinity, photos };
  }

  /** Takes a searchable photo into account; @returns whether photos judged before are to be judged anew */
  meet(photoId: number, embedding: Float32Array): boolean {
    const score = this.#score(embedding);
    const { bestPhotoId, bestScore, photos } = this.#standing ?? { bestPhotoId: 0, bestScore: -Infinity, photos: 0 };
    if (score > bestScore) this.#standing = { bestPhotoId: photoId, bestScore: score, photos };
    return score > bestScore || (photoId === bestPhotoId && score < bestScore);
  }

  /** What a search with the words gives the photo, 0 … 1; 0.5 where a match begins. */
  probability(embedding: Float32Array): number {
    if (this.#standing === null) return 0;
    const { bestScore, photos } = this.#standing;
    return judgeAgainst(this.#explained, bestScore, photos)(this.#score(embedding)).probability;
  }
}
