import { expect, it } from 'vitest';
import { Calibration } from '../search/calibrate';
import { randomVector, seededRandom } from '../testing/vectors';
import { WordsJudge } from './words-judge';

const DIMENSIONS = 64;
const random = seededRandom(3);
const words = Array.from({ length: 20 }, () => randomVector(random, DIMENSIONS));
const vectors = Float32Array.from(words.flatMap((row) => [...row]));
const photos = Array.from({ length: 31 }, () => randomVector(random, DIMENSIONS));
const calibration = new Calibration({ dimensions: DIMENSIONS, vectors }, photos);
const [query = new Float32Array(), other = new Float32Array()] = words;

it('knows nothing of a library it has not met', () => {
  const judge = new WordsJudge(calibration, calibration.explain(query));

  expect(judge.standing).toBeNull();
  expect(judge.probability(query)).toBe(0);
});

it('asks for those before to be judged anew by a better photo, and by the best one when it changes for the worse', () => {
  const judge = new WordsJudge(calibration, calibration.explain(query));
  judge.startOver(80);

  expect([judge.meet(1, other), judge.meet(2, query), judge.meet(3, other), judge.meet(2, other)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(judge.standing).toMatchObject({ bestPhotoId: 2, photos: 80 });
});

it('lets match what is near the best, and goes on from where it stood', () => {
  const judge = new WordsJudge(calibration, calibration.explain(query));
  judge.startOver(80);
  judge.meet(1, query);

  expect(judge.probability(query)).toBeGreaterThan(0.5);
  expect(judge.probability(other)).toBeLessThan(0.5);
  expect(new WordsJudge(calibration, calibration.explain(query), judge.standing).probability(query)).toBe(
    judge.probability(query),
  );
});
