import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '#lib/config';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { letProcessesCrash } from '#lib/testing/crashing';
import { temporaryFolder } from '#lib/testing/folder';
import { samplePhotos } from '#lib/testing/photos';
import { prepareData } from '#lib/testing/prepared-data';
import { runIndexer } from './main';

afterAll(letProcessesCrash());

it('marks a photo that crashes the decoder as failed and indexes all others, and never meets it again', async () => {
  const root = temporaryFolder(onTestFinished);
  const photos = join(root, 'photos');
  mkdirSync(photos);
  const names = ['a.jpg', 'b.jpg', 'crash.jpg', 'c.jpg', 'd.jpg'];
  names.forEach((name, i) => cpSync(samplePhotos()[i] ?? '', join(photos, name)));
  const config = { ...loadConfig({ RUMMAGE_DATA: join(root, 'data') }), folders: [photos] };
  const run = () => runIndexer({ config, folders: [], once: true, signal: new AbortController().signal });

  await prepareData(config.data);
  expect(await run()).toEqual({ indexed: 4, failed: 1 });

  const db = openDatabase(dataPaths(config.data), 'computed');
  onTestFinished(() => void db.close());
  expect(countPhotos(db)).toMatchObject({ indexed: 4, failed: 1, pending: 0 });
  expect(await run()).toEqual({ indexed: 0, failed: 0 });
});
