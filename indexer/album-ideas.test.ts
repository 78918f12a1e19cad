import { afterAll, expect, it } from 'vitest';
import { Calibration } from '#lib/search/calibrate';
import { dismissIdea, openIdeas, readIdeaRun } from '#lib/store/album-ideas';
import { createAlbum } from '#lib/store/albums';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { randomVector, seededRandom, vector } from '#lib/testing/vectors';
import type { LabelMatrix } from '#lib/tags/zero-shot';
import { areIdeasStale, refreshIdeas } from './album-ideas';

const DIMENSIONS = 32;
const random = seededRandom(6);
const concepts = Array.from({ length: 12 }, () => randomVector(random, DIMENSIONS));
const labels: LabelMatrix = {
  labels: concepts.map((_, i) => ({ label: `thing ${i}`, group: 'objects' as const })),
  dimensions: DIMENSIONS,
  vectors: Float32Array.from(concepts.flatMap((concept) => [...concept])),
  typicalDeviation: 0.1,
};
const background = Array.from({ length: 31 }, () => randomVector(random, DIMENSIONS));
const calibration = new Calibration(labels, background);
const near = (concept: number) =>
  vector(...(concepts[concept] as Float32Array).map((value) => value + 0.15 * (random() - 0.5)));

const { db } = openTestLibrary(afterAll);
const modelId = rememberTestModel(db, DIMENSIONS);
const refresh = () => refreshIdeas(db, modelId, { calibration, labels }, new AbortController().signal);
const isStale = () => areIdeasStale(db, modelId);
const named = () => openIdeas(db).map(({ label }) => label);

it('names groups of alike photos, the largest first, with the most typical photos', async () => {
  for (let i = 0; i < 30; i++) addTestPhoto(db, { modelId, embedding: near(1) });
  for (let i = 0; i < 20; i++) addTestPhoto(db, { modelId, embedding: near(4) });
  const last = Array.from({ length: 10 }, () => addTestPhoto(db, { modelId, embedding: near(7) }));
  await refresh();

  expect(new Set(named())).toEqual(new Set(['thing 1', 'thing 4', 'thing 7']));
  const idea = openIdeas(db).find(({ label }) => label === 'thing 7');
  expect(idea?.samples.every((id) => last.includes(id))).toBe(true);
  expect(readIdeaRun(db, modelId)).toBe(60);
});

it('offers neither what was dismissed nor what there is an album of', () => {
  dismissIdea(db, 'thing 1', true);
  createAlbum(db, 'Thing 4', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
  expect(named()).toEqual(['thing 7']);

  dismissIdea(db, 'thing 1', false);
  expect(named()).toContain('thing 1');
});

it('are to be looked for again once the library has grown by more than a tenth', async () => {
  for (let i = 0; i < 6; i++) addTestPhoto(db, { modelId, embedding: near(9) });
  expect(isStale()).toBe(false);
  expect(named()).not.toContain('thing 9');

  addTestPhoto(db, { modelId, embedding: near(9) });
  expect(isStale()).toBe(true);
  await refresh();
  expect(named()).toContain('thing 9');
  expect(isStale()).toBe(false);
});
