import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOrdinaryUser } from '#lib/testing/as-ordinary-user';
import { temporaryFolder } from '#lib/testing/folder';
import type { Exclusion } from './exclude';
import { statFile } from './stat-file';
import { listPhotos } from './walk';

const EVERYTHING: Exclusion = { patterns: [] };

function folderWith(...paths: string[]): string {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  for (const path of paths) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return root;
}

/** What a walk finds; whether or not it changes the working directory must make no difference. */
async function found(root: string, exclusion = EVERYTHING, below = ''): Promise<string[]> {
  const list = (changesDirectory: boolean) => listPhotos(root, exclusion, { below, changesDirectory });
  const listing = list(false);
  const home = process.cwd();
  try {
    expect(list(true)).toEqual(listing);
  } finally {
    process.chdir(home);
  }
  return [...listing.files.keys()].sort();
}

describe('walk', () => {
  it('lists photos at every depth and nothing else', async () => {
    const root = folderWith('a.jpg', 'b.txt', 'deep/er/c.PNG', 'deep/movie.mp4', '.d.jpg', '._a.jpg', 'noending');

    expect(await found(root)).toEqual(['a.jpg', 'deep/er/c.PNG']);
  });

  it('tells size, time and inode of each', async () => {
    const root = folderWith('deep/a.jpg');

    const { files } = listPhotos(root, EVERYTHING);

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

    const listing = await found(root, { patterns: ['.git', 'node_modules', '.Trash*', 'drafts/'] });

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

    const { files, unreadable } = await asOrdinaryUser(async () => listPhotos(root, EVERYTHING));

    expect([...files.keys()].sort()).toEqual(['a.jpg', 'open/c.jpg']);
    expect(unreadable).toEqual(['private']);
  });

  it('says that the folder itself cannot be read, rather than finding it empty', () => {
    const root = folderWith('a.jpg');
    rmSync(root, { recursive: true });

    expect(listPhotos(root, EVERYTHING).unreadable).toEqual(['']);
  });

  it('does not call a photo gone in a directory that may be listed but not looked into', async () => {
    const root = folderWith('a.jpg', 'listed/b.jpg');
    chmodSync(join(root, 'listed'), 0o744);

    const { files, unreadable } = await asOrdinaryUser(async () => listPhotos(root, EVERYTHING));

    expect([...files.keys()]).toEqual(['a.jpg']);
    expect(unreadable).toEqual(['listed/b.jpg']);
  });

  it('finds names as long as the system allows, and paths nearly so', async () => {
    const long = `${'é'.repeat(125)}x.jpg`;
    const deep = Array.from({ length: 12 }, () => 'd'.repeat(250)).join('/');
    const root = folderWith(long, `${deep}/${long}`);

    expect(Buffer.byteLength(long)).toBe(255);
    expect(await found(root)).toEqual([`${deep}/${long}`, long].sort());
  });

  it('names the directories it went through and what it left out', () => {
    const root = folderWith('trip/day/a.jpg', 'trip/b.gif', 'drafts/c.jpg', 'drafts/deep/d.jpg');

    const { directories, excluded } = listPhotos(root, { patterns: ['drafts/', '*.gif'] });

    expect([...directories].sort()).toEqual(['', 'trip', 'trip/day']);
    expect([...excluded].sort()).toEqual(['drafts', 'trip/b.gif']);
  });

  it('finds every file of a wide folder', async () => {
    const root = folderWith(...Array.from({ length: 30 }, (_, i) => `d${i}/deep/a.jpg`));

    expect(await found(root)).toHaveLength(30);
  });
});
