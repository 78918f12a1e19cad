import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOrdinaryUser } from '#lib/testing/as-ordinary-user';
import { temporaryFolder } from '#lib/testing/folder';
import { excluder, type IsExcluded } from './exclude';
import { statFile } from './stat-file';
import { walk } from './walk';

const EVERYTHING: IsExcluded = () => false;

function folderWith(...paths: string[]): string {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  for (const path of paths) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return root;
}

async function found(root: string, isExcluded = EVERYTHING, below?: string): Promise<string[]> {
  return [...(await walk(root, isExcluded, below)).files.keys()].sort();
}

describe('walk', () => {
  it('lists photos at every depth and nothing else', async () => {
    const root = folderWith('a.jpg', 'b.txt', 'deep/er/c.PNG', 'deep/movie.mp4', '.d.jpg', '._a.jpg', 'noending');

    expect(await found(root)).toEqual(['a.jpg', 'deep/er/c.PNG']);
  });

  it('tells size, time and inode of each', async () => {
    const root = folderWith('deep/a.jpg');

    const { files } = await walk(root, EVERYTHING);

    expect(files.get('deep/a.jpg')).toEqual(await statFile(join(root, 'deep/a.jpg')));
    expect(files.get('deep/a.jpg')?.bytes).toBe('deep/a.jpg'.length);
  });

  it('keeps every name as the disk has it', async () => {
    const names = [
      'Größe.jpg',
      'Gro\u0308ße.jpg',
      '猫.jpg',
      '🐱.jpg',
      'a b\tc.jpg',
      "it's 100%.jpg",
      'back\\slash.jpg',
      'new\nline.jpg',
    ];
    const root = folderWith(...names, ' /lead.jpg');

    expect(await found(root)).toEqual([...names, ' /lead.jpg'].sort());
  });

  it('leaves out what is excluded, without looking inside', async () => {
    const root = folderWith(
      'a.jpg',
      'node_modules/b.jpg',
      'trip/.git/c.jpg',
      'drafts/d.jpg',
      'drafts.jpg',
      '.Trash-1000/e.jpg',
    );

    const listing = await found(root, excluder(['.git', 'node_modules', '.Trash*', 'drafts/']));

    expect(listing).toEqual(['a.jpg', 'drafts.jpg']);
  });

  it('can start below the root, and names everything from the root', async () => {
    const root = folderWith('a.jpg', 'trip/b.jpg', 'trip/deep/c.jpg');

    expect(await found(root, EVERYTHING, 'trip')).toEqual(['trip/b.jpg', 'trip/deep/c.jpg']);
  });

  it('is not trapped by links that lead in circles or nowhere', async () => {
    const root = folderWith('trip/a.jpg');
    symlinkSync(root, join(root, 'trip', 'loop'));
    symlinkSync(root, join(root, 'trip', 'loop.jpg'));
    symlinkSync(join(root, 'nowhere.jpg'), join(root, 'broken.jpg'));
    symlinkSync(join(root, 'self.jpg'), join(root, 'self.jpg'));
    symlinkSync(join(root, 'trip', 'a.jpg'), join(root, 'link to a.jpg'));

    expect(await found(root)).toEqual(['link to a.jpg', 'trip/a.jpg']);
  });

  it('names directories it may not read, and goes on', async () => {
    const root = folderWith('a.jpg', 'private/b.jpg', 'open/c.jpg');
    chmodSync(join(root, 'private'), 0o000);

    const { files, unreadable } = await asOrdinaryUser(() => walk(root, EVERYTHING));

    expect([...files.keys()].sort()).toEqual(['a.jpg', 'open/c.jpg']);
    expect(unreadable).toEqual(['private']);
  });

  it('fails when the folder itself cannot be read, rather than finding it empty', async () => {
    const root = folderWith('a.jpg');
    rmSync(root, { recursive: true });

    await expect(walk(root, EVERYTHING)).rejects.toThrow(/ENOENT/);
  });

  it('finds every file of a folder wider than it reads at once', async () => {
    const root = folderWith(...Array.from({ length: 30 }, (_, i) => `d${i}/deep/a.jpg`));

    expect(await found(root)).toHaveLength(30);
  });
});
