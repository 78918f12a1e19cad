import { describe, expect, it } from 'vitest';
import { vector } from '../testing/vectors';
import { confidenceOf, leastScore, TAGGING } from './decide-tags';
import { type EmbeddedLabel, type EmbeddedSet, makeTagMatrix } from './tag-matrix';
import { Tagger } from './tagger';

const AXES = ['dog', 'cat', 'sky', 'sea', 'tree', 'car', 'book', 'cup'];
/** A photo, or a label, with so much of each of the first axes. */
const along = (...parts: number[]) => vector(...AXES.map((_, i) => parts[i] ?? 0));
const axis = (label: string) => vector(...AXES.map((name) => (name === label ? 1 : 0)));

function label(name: string, ancestors: readonly string[] = []): EmbeddedLabel {
  return { label: name, group: 'things', ancestors, vector: axis(name), direction: axis(name) };
}

function set(labels: readonly EmbeddedLabel[], exclusive = false): EmbeddedSet {
  return { exclusive, labels, everyday: AXES.map(axis), spread: 0.08 };
}

function tagger(...sets: EmbeddedSet[]): Tagger {
  return new Tagger(makeTagMatrix(sets, { photoMean: new Float32Array(AXES.length), logitScale: 25 }));
}

const named = (made: Tagger, photo: Float32Array) =>
  made.tag(photo).map(({ tag }) => made.matrix.tags[tag]?.label ?? '');

describe('Tagger', () => {
  it('tags what stands out among the labels, the most certain first', () => {
    const made = tagger(set(AXES.map((name) => label(name))));

    expect(named(made, axis('sea'))).toEqual(['sea']);
    expect(named(made, along(1, 0.98))).toEqual(['dog', 'cat']);
  });

  it('tells a set of one label from everything else, by everyday words', () => {
    const made = tagger(set([label('dog')]));

    expect(named(made, axis('dog'))).toEqual(['dog']);
    expect(named(made, axis('sky'))).toEqual([]);
  });

  it('chooses one label of an exclusive set, by the model’s own scale, or none when none is likely', () => {
    const made = tagger(set([label('dog'), label('cat')], true));

    const [chosen] = made.tag(along(1, 0.8));

    expect(made.matrix.tags[chosen?.tag ?? -1]?.label).toBe('dog');
    const [dog, cat] = [1 / Math.hypot(1, 0.8), 0.8 / Math.hypot(1, 0.8)];
    expect(chosen?.score).toBeCloseTo(1 / (1 + Math.exp(25 * (cat - dog))), 4);
    expect(
      named(
        tagger(
          set(
            AXES.map((name) => label(name)),
            true,
          ),
        ),
        along(1, 1, 1, 1),
      ),
    ).toEqual([]);
  });

  it('tells how likely each label of a set is: on its own, or as one of an exclusive set', () => {
    const any = tagger(set(AXES.map((name) => label(name)))).likelihoods(along(1, 0.5), 0);
    expect(any[0]).toBeGreaterThan(any[1] as number);
    expect(any[1]).toBeGreaterThan(any[2] as number);
    expect(any.every((likelihood) => likelihood > 0 && likelihood < 1)).toBe(true);

    const one = tagger(set([label('dog'), label('cat'), label('sky')], true)).likelihoods(along(1, 0.8), 0);
    expect(one[0]).toBeGreaterThan(0.95);
    expect(one.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it('keeps no more tags of a set than a photo may have', () => {
    const many = Array.from({ length: 20 }, (_, i): EmbeddedLabel => ({ ...label('dog'), label: `dog ${i}` }));
    const made = tagger({ ...set(many), everyday: [axis('cat')] });

    expect(named(made, axis('dog'))).toHaveLength(TAGGING.mostTags);
  });

  it('says the same of a photo alone and of many, as they are or as the database keeps them', () => {
    const made = tagger(set(AXES.map((name) => label(name))));
    const photos = Array.from({ length: 150 }, (_, i) => along(1, (i % 7) / 7, (i % 3) / 3));
    const blobs = photos.map((photo) => Buffer.from(photo.buffer));

    expect(made.tagMany(photos)).toEqual(photos.map((photo) => made.tag(photo)));
    expect(made.tagMany(blobs)).toEqual(made.tagMany(photos));
  });
});

describe('makeTagMatrix', () => {
  it('holds a direction once, in however many sets it stands, and knows what follows from each tag', () => {
    const dog = label('dog', ['animal', 'thing']);
    const { rows, dimensions, tags } = makeTagMatrix([set([dog, label('cat', ['animal', 'thing'])]), set([dog])], {
      photoMean: new Float32Array(AXES.length),
      logitScale: 25,
    });

    expect(rows.length / dimensions).toBe(1 + AXES.length);
    expect(tags.map((tag) => tag.label).toSorted()).toEqual(['animal', 'cat', 'dog', 'thing']);
    const above = tags.find((tag) => tag.label === 'cat')?.ancestors.map((place) => tags[place]?.label);
    expect(above).toEqual(['animal', 'thing']);
  });

  it('comes through a message between threads unchanged', () => {
    const { matrix } = tagger(set([label('dog')]));

    expect(structuredClone(matrix)).toEqual(matrix);
  });
});

describe('confidenceOf', () => {
  it('is one half at the midpoint, and the least confidence at the least score', () => {
    expect(confidenceOf(TAGGING.midpoint)).toBe(0.5);
    expect(confidenceOf(leastScore())).toBeCloseTo(TAGGING.leastConfidence, 9);
  });
});
