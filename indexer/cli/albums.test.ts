import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataPaths, projectRoot } from '#lib/paths';
import { createAlbum, setPin } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { temporaryFolder } from '#lib/testing/folder';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';

const data = temporaryFolder(afterAll);

function rummage(...args: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const command = spawn(process.execPath, [join(projectRoot(), 'scripts', 'rummage.mjs'), 'albums', ...args], {
    env: { ...process.env, RUMMAGE_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  command.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => command.on('close', (code) => resolve({ code, output, errors })));
}

beforeAll(() => {
  const db = openDatabase(dataPaths(data), 'computed');
  const modelId = rememberTestModel(db);
  const photo = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), path: 'tea, "green".jpg' });
  const rule = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };
  setPin(db, createAlbum(db, 'Tea', rule), photo, 'in');
  db.close();
});

it('lists albums with their numbers', async () => {
  expect((await rummage('list')).output).toMatch(/^1 +1 photo +Tea/);
  expect(JSON.parse((await rummage('list', '--json')).output)).toMatchObject({ albums: [{ name: 'Tea', count: 1 }] });
});

it('names the album it does not know, and the formats it does', async () => {
  expect(await rummage('export', 'Coffee')).toMatchObject({ code: 1, errors: expect.stringContaining('“Coffee”') });
  expect(await rummage('export', 'Tea', '--format', 'xml')).toMatchObject({ code: 2 });
});
