import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { chooseFolder, isInsideRoots } from './choose';

const remembered = (...paths: string[]) => paths.map((path, i) => ({ id: i + 1, path, isSample: false }));
const fault = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message), hint: expect.stringMatching(/.+/) });

function folderIn(parent: string, name: string): string {
  const path = join(parent, name);
  mkdirSync(path, { recursive: true });
  return path;
}

describe('chooseFolder', () => {
  it('gives the real path of a folder, however it was written', () => {
    const root = temporaryFolder();
    const pictures = folderIn(root, 'Pictures');
    symlinkSync(pictures, join(root, 'link'));

    expect(chooseFolder(pictures, [])).toBe(pictures);
    expect(chooseFolder(`${root}/link/../Pictures/`, [])).toBe(pictures);
    expect(chooseFolder(join(root, 'link'), [])).toBe(pictures);
  });

  it('lets a folder be named again', () => {
    const pictures = temporaryFolder();

    expect(chooseFolder(pictures, remembered(pictures))).toBe(pictures);
  });

  it('refuses a folder that is not there', () => {
    const path = join(temporaryFolder(), 'Pictrues');

    expect(() => chooseFolder(path, [])).toThrow(fault('not-found', /^There is no folder .*Pictrues\.$/));
  });

  it('refuses a file', () => {
    const file = join(temporaryFolder(), 'a.jpg');
    writeFileSync(file, '');

    expect(() => chooseFolder(file, [])).toThrow(fault('bad-request', /is a file, not a folder/));
  });

  // No permission stops the superuser.
  it.skipIf(process.getuid?.() === 0)('refuses a folder that may not be read', () => {
    const locked = folderIn(temporaryFolder(), 'locked');
    chmodSync(locked, 0o000);

    expect(() => chooseFolder(locked, [])).toThrow(fault('bad-request', /may not be read/));
  });

  it('refuses a folder inside, or around, one that is searched already', () => {
    const root = temporaryFolder();
    const [pictures, trip] = [folderIn(root, 'Pictures'), folderIn(root, 'Pictures/trip')];

    expect(() => chooseFolder(trip, remembered(pictures))).toThrow(fault('conflict', /lies inside, or around/));
    expect(() => chooseFolder(pictures, remembered(trip))).toThrow(fault('conflict', /lies inside, or around/));
  });

  it('takes a folder whose name only begins like one that is searched', () => {
    const root = temporaryFolder();
    const [pictures, more] = [folderIn(root, 'Pictures'), folderIn(root, 'Pictures 2')];

    expect(chooseFolder(more, remembered(pictures))).toBe(more);
  });

  it('is not kept from a folder by the sample library, which goes when there is one', () => {
    const root = temporaryFolder();
    const sample = folderIn(root, 'data/sample');

    expect(chooseFolder(root, [{ id: 1, path: sample, isSample: true }])).toBe(root);
  });
});

describe('isInsideRoots', () => {
  it('holds for a root and what lies below it', () => {
    const root = temporaryFolder();

    expect(isInsideRoots(root, [root])).toBe(true);
    expect(isInsideRoots(folderIn(root, 'a/b'), ['/elsewhere', root])).toBe(true);
    expect(isInsideRoots(join(root, 'not there yet'), [root])).toBe(true);
    expect(isInsideRoots('/etc', ['/'])).toBe(true);
  });

  it('does not hold beside a root, above it, or without one', () => {
    const root = temporaryFolder();

    expect(isInsideRoots(`${root}-2`, [root])).toBe(false);
    expect(isInsideRoots(dirname(root), [root])).toBe(false);
    expect(isInsideRoots(root, [])).toBe(false);
    expect(isInsideRoots(root, [join(root, 'not there')])).toBe(false);
  });

  it('is not led out by dots or links', () => {
    const [root, outside] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(outside, join(root, 'way out'));
    folderIn(outside, 'deep');

    expect(isInsideRoots(`${root}/../${outside.split('/').at(-1) ?? ''}`, [root])).toBe(false);
    expect(isInsideRoots(`${root}/../no-such-folder`, [root])).toBe(false);
    expect(isInsideRoots(join(root, 'way out'), [root])).toBe(false);
    expect(isInsideRoots(join(root, 'way out', 'deep'), [root])).toBe(false);
  });

  it('follows links in the root itself', () => {
    const [real, parent] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(real, join(parent, 'home'));

    expect(isInsideRoots(folderIn(real, 'Pictures'), [join(parent, 'home')])).toBe(true);
    expect(realpathSync(join(parent, 'home'))).toBe(real);
  });
});
