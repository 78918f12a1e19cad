import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { serveTestLibraries } from '../testing/services';
import { folderChoices } from './browse';
import { addFolder } from './service';

const served = serveTestLibraries();

function library(): string {
  const { root } = served();
  for (const name of ['2019', '2020/sea', '10', '9', '.hidden', 'node_modules'])
    mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, 'photo.jpg'), '');
  return root;
}

const names = async (path: string | null) => (await folderChoices(path)).folders.map(({ name }) => name);

describe('folderChoices', () => {
  it('begins in the only root there is, in the order people count', async () => {
    const root = library();

    const choices = await folderChoices(null);

    expect(choices.folder).toEqual({ name: basename(root), path: root, isSearched: false });
    expect(choices.folders.map(({ name }) => name)).toEqual(['9', '10', '2019', '2020']);
    expect(choices.parent).toBeNull();
  });

  it('goes down and up again, and no further than the root', async () => {
    const root = library();

    const { folders, parent } = await folderChoices(join(root, '2020'));

    expect(folders).toEqual([{ name: 'sea', path: join(root, '2020', 'sea'), isSearched: false }]);
    expect(parent).toBe(root);
  });

  it('marks what is searched already', async () => {
    const root = library();
    await addFolder(join(root, '2019'));

    expect((await folderChoices(null)).folders.filter(({ isSearched }) => isSearched)).toHaveLength(1);
  });

  it('follows a link inside the root, and none that leads out of it', async () => {
    const root = library();
    symlinkSync(join(root, '2020'), join(root, 'best'));
    symlinkSync(temporaryFolder(), join(root, 'out'));
    symlinkSync(join(root, 'nothing'), join(root, 'broken'));

    expect(await names(root)).toEqual(['9', '10', '2019', '2020', 'best']);
    expect(await names(join(root, 'best'))).toEqual(['sea']);
    await expect(folderChoices(join(root, 'out'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    (root: string) => dirname(root),
    (root: string) => `${root}/../..`,
    () => '/',
    (root: string) => `${root}x`,
  ])('shows nothing outside the roots, case %#', async (of) => {
    await expect(folderChoices(of(library()))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('begins with the roots where there are several', async () => {
    const roots = [library(), temporaryFolder()];
    vi.stubEnv('RUMMAGE_ROOTS', roots.join(':'));
    const held = (globalThis as unknown as Record<symbol, { config?: unknown }>)[Symbol.for('rummage.library')];
    delete held?.config;

    expect((await folderChoices(null)).folders.map(({ path }) => path)).toEqual(roots);
  });

  it('says that a folder is gone', async () => {
    await expect(folderChoices(join(library(), 'gone'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
