import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFolders } from '../store/folders';
import { temporaryFolder } from '../testing/folder';
import { openTestLibrary } from '../testing/library';
import { rememberConfiguredFolders, rememberFolders } from './remember';

function newFolder(...parts: string[]): string {
  const folder = join(temporaryFolder(), ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

it('adds none of several folders when two of them lie inside each other', () => {
  const { db } = openTestLibrary();
  const before = listFolders(db);
  const outer = newFolder('outer');
  const inner = join(outer, 'inner');
  mkdirSync(inner);

  expect(() => rememberFolders(db, [outer, inner])).toThrow(/lies inside, or around/);
  expect(listFolders(db)).toEqual(before);
});

it('passes over a configured folder that is not there, says so, and adds the others', () => {
  const { db } = openTestLibrary();
  const [there, gone] = [newFolder('there'), join(temporaryFolder(), 'gone')];
  const refused: string[] = [];

  rememberConfiguredFolders(db, [gone, there], (error) => refused.push(error.message));

  expect(refused).toEqual([`There is no folder ${gone}.`]);
  expect(listFolders(db).map(({ path }) => path)).toContain(there);
});

it('says nothing of a configured folder that is remembered already, though its drive is not connected', () => {
  const { db } = openTestLibrary();
  const folder = newFolder('drive');
  rememberFolders(db, [folder]);
  rmSync(folder, { recursive: true });
  const refused: unknown[] = [];

  rememberConfiguredFolders(db, [folder], (error) => refused.push(error));

  expect(refused).toEqual([]);
  expect(listFolders(db).map(({ path }) => path)).toContain(folder);
});
