import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config';
import { dataPaths } from '../paths';
import { openDatabase } from '../store/database';
import { addFolder } from '../store/folders';
import { checkDatabase } from './database';
import { checkDataFolder } from './data-folder';
import { examine } from './doctor';
import { checkFolders } from './folders';
import { checkModel } from './model';
import { nativeChecks } from './native-modules';
import { checkNode } from './node-version';
import { checkWatches } from './watches';
import { TEST_MODELS } from '../testing/model';
import { temporaryFolder } from '../testing/folder';

const newFolder = () => temporaryFolder();

/** A data folder whose database remembers these folders; @returns the path of the database */
function databaseWith(...folders: readonly string[]): string {
  const paths = dataPaths(newFolder());
  const db = openDatabase(paths, 'typed');
  for (const folder of folders) addFolder(db, folder);
  db.close();
  return paths.database;
}

describe('examine', () => {
  it('finds a fresh installation well, and leaves no trace of having looked', async () => {
    const data = join(newFolder(), 'not', 'there');

    const findings = [];
    for await (const finding of examine(loadConfig({ RUMMAGE_DATA: data, RUMMAGE_PORT: '4299' })))
      findings.push(finding);

    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.find(({ name }) => name === 'model')?.detail).toMatch(/^clip-pocket-384 works, 384 dimensions/);
    expect(findings.find(({ name }) => name === 'data folder')?.detail).toContain('not made yet');
    expect(checkDataFolder(data).detail).toContain('not made yet');
  });
});

describe('checkNode', () => {
  it('compares versions by their numbers', () => {
    expect(checkNode('20.19.0').ok).toBe(true);
    expect(checkNode('24.1.0').ok).toBe(true);
    expect(checkNode('20.9.0')).toMatchObject({ ok: false, hint: expect.stringContaining('20.19') });
    expect(checkNode('18.20.4').ok).toBe(false);
  });
});

describe('nativeChecks', () => {
  it('puts every native module to work', async () => {
    for (const { look } of nativeChecks()) expect(await look()).toMatchObject({ ok: true, hint: null });
  });
});

describe('checkModel', () => {
  it('says what a model folder lacks', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'config.json'), '{}');

    await expect(checkModel(folder, TEST_MODELS)).rejects.toThrow(/lacks preprocessor_config.json, tokenizer.json/);
  });
});

describe('checkDatabase', () => {
  it('finds a sound one of the current version well', async () => {
    expect(await checkDatabase(databaseWith())).toMatchObject({ ok: true, detail: expect.stringMatching(/^sound/) });
  });

  it('tells a file that is no database, and one from a newer Rummage', async () => {
    const file = join(newFolder(), 'rummage.db');
    writeFileSync(file, 'x'.repeat(50_000));
    expect(await checkDatabase(file)).toMatchObject({ ok: false, detail: expect.stringContaining('damaged') });

    const paths = dataPaths(newFolder());
    const db = openDatabase(paths, 'typed');
    db.pragma('user_version = 99');
    db.close();
    expect(await checkDatabase(paths.database)).toMatchObject({ ok: false, detail: expect.stringContaining('newer') });
  });
});

describe('checkFolders', () => {
  it('names the remembered folder that is gone', async () => {
    const gone = newFolder();
    const database = databaseWith(newFolder(), gone);
    expect(await checkFolders(database, [])).toMatchObject({ ok: true, detail: '2 can be read' });

    rmSync(gone, { recursive: true });

    expect(await checkFolders(database, [])).toMatchObject({ ok: false, detail: `There is no folder ${gone}.` });
  });
});

describe('checkWatches', () => {
  it('counts folders, not photos, against the system’s limit', async () => {
    const folder = newFolder();
    for (const name of ['below/deep', '.hidden/deep']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of ['a.jpg', 'b.jpg', 'below/c.jpg']) writeFileSync(join(folder, name), '');
    const limitFile = join(newFolder(), 'limit');

    writeFileSync(limitFile, '100\n');
    expect((await checkWatches('/nowhere', [folder], limitFile)).detail).toBe('3 of 100 inotify watches needed');

    writeFileSync(limitFile, '3\n');
    expect(await checkWatches('/nowhere', [folder], limitFile)).toMatchObject({
      ok: false,
      hint: expect.stringContaining('max_user_watches=12'),
    });
  });

  it('has nothing to say where there is no such limit', async () => {
    expect((await checkWatches('/nowhere', [], '/nowhere')).ok).toBe(true);
  });
});
