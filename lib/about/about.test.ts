import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { addFolder } from '../folders/service';
import { bundledModels, projectRoot } from '../paths';
import { serveTestLibraries } from '../testing/services';
import { installedPackages } from './licences';
import { describeInstallation } from './service';
import { storageUsed } from './storage';

const served = serveTestLibraries();

it('names what is installed to run Rummage with its licence, and nothing that only serves its making', async () => {
  const packages = await installedPackages(projectRoot());

  expect(packages.find(({ name }) => name === 'next')).toMatchObject({ licence: 'MIT' });
  expect(packages.find(({ name }) => name === '@huggingface/transformers')).toMatchObject({ licence: 'Apache-2.0' });
  expect(packages.filter(({ licence }) => licence === 'not stated')).toEqual([]);
  expect(packages.some(({ name }) => name === 'vitest')).toBe(false);
});

it('adds up what lies in the data folder, part by part', async () => {
  const { paths } = served();
  mkdirSync(join(paths.thumbnails, 'ab'), { recursive: true });
  writeFileSync(join(paths.thumbnails, 'ab', 'one.webp'), Buffer.alloc(1_000));
  writeFileSync(join(paths.thumbnails, 'two.webp'), Buffer.alloc(234));

  const used = await storageUsed(paths);

  expect(used.find(({ part }) => part === 'thumbnails')).toEqual({ part: 'thumbnails', bytes: 1_234, isMore: false });
  expect(used.find(({ part }) => part === 'fetched models')).toMatchObject({ bytes: 0 });
  expect(used.find(({ part }) => part === 'database')?.bytes).toBeGreaterThan(0);
});

it('does not take the model that ships for a fetched one, where it lies beside those', async () => {
  const { paths } = served();
  const models = bundledModels();
  const others = readdirSync(models).filter((name) => name !== DEFAULT_MODEL);
  const fetched = (await storageUsed({ ...paths, models })).find(({ part }) => part === 'fetched models');

  if (others.length === 0) expect(fetched?.bytes).toBe(0);
  else expect(fetched?.bytes).toBeGreaterThan(0);
});

it('tells what is left out of a folder by what lies in it', async () => {
  const { root } = served();
  writeFileSync(join(root, '.rummageignore'), '# not these\nprivate/\n\n*.gif\n');
  await addFolder(root);

  const { leftOut, version, samplePhotos, modelCard } = await describeInstallation();

  expect(leftOut.map(({ patterns }) => patterns)).toEqual([['private/', '*.gif']]);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  expect(samplePhotos).toContain('CC-BY-4.0');
  expect(modelCard).toContain('clip-pocket-384');
});
