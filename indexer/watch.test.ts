import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { FolderWatcher, type StartWatch } from './watch';
import { listPhotos } from './walk';

function startWatching(prepare: (root: string) => void = () => undefined, startWatch?: StartWatch) {
  const root = temporaryFolder();
  prepare(root);
  const batches: string[][] = [];
  const watcher = new FolderWatcher(root, (paths) => batches.push([...paths]), startWatch);
  onTestFinished(() => watcher.close());
  /** Watches what a walk finds, as the keeper does. */
  const keep = () => watcher.keep(listPhotos(root, { patterns: ['drafts/'] }).directories, ['']);
  keep();

  const heard = () => batches.flat();
  const untilHeard = (...paths: string[]) =>
    vi.waitFor(() => expect(heard()).toEqual(expect.arrayContaining(paths)), { timeout: 20_000, interval: 20 });
  const write = (path: string) => writeFileSync(join(root, path), path);
  return { root, watcher, keep, batches, heard, untilHeard, write };
}

/** The inotify watches this process holds, as the kernel counts them. */
function inotifyWatches(): number {
  const texts = readdirSync('/proc/self/fdinfo').map((fd) => {
    try {
      return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
    } catch {
      return '';
    }
  });
  return texts.join('').match(/^inotify wd/gm)?.length ?? 0;
}

it('says nothing of what was there before', async () => {
  const { heard, untilHeard, write } = startWatching((root) => writeFileSync(join(root, 'old.jpg'), ''));

  write('new.jpg');

  await untilHeard('new.jpg');
  expect(heard()).not.toContain('old.jpg');
});

it('hints at new, changed and deleted photos, at every depth', async () => {
  const { root, untilHeard, write, batches } = startWatching((root) => mkdirSync(join(root, 'trip')));

  write('a.jpg');
  write('trip/Größe.jpg');
  await untilHeard('a.jpg', 'trip/Größe.jpg');

  batches.length = 0;
  writeFileSync(join(root, 'a.jpg'), 'other');
  await untilHeard('a.jpg');

  batches.length = 0;
  rmSync(join(root, 'a.jpg'));
  await untilHeard('a.jpg');
});

it('hints at both names of a rename, together', async () => {
  const { root, untilHeard, batches } = startWatching((folder) => writeFileSync(join(folder, 'a.jpg'), 'A'));

  renameSync(join(root, 'a.jpg'), join(root, 'b.jpg'));

  await untilHeard('a.jpg', 'b.jpg');
  expect(batches.find((paths) => paths.includes('b.jpg'))).toContain('a.jpg');
});

it('hints at a folder that came with photos in it', async () => {
  const { root, heard } = startWatching();
  const elsewhere = temporaryFolder();
  mkdirSync(join(elsewhere, 'trip'));
  writeFileSync(join(elsewhere, 'trip', 'a.jpg'), 'A');

  renameSync(join(elsewhere, 'trip'), join(root, 'trip'));

  await vi.waitFor(() => expect(heard().some((path) => path === 'trip' || path === 'trip/a.jpg')).toBe(true), {
    timeout: 20_000,
  });
});

it('keeps silent about what is excluded or no photo', async () => {
  const { heard, untilHeard, write } = startWatching((root) => mkdirSync(join(root, 'drafts')));

  for (const path of ['drafts/a.jpg', 'notes.txt', '.hidden.jpg', 'z.jpg']) write(path);

  await untilHeard('z.jpg');
  expect(heard()).toEqual(['z.jpg']);
});

it('tells when the folder itself goes away', async () => {
  const { root, heard } = startWatching((folder) => writeFileSync(join(folder, 'a.jpg'), 'A'));

  rmSync(root, { recursive: true });

  await vi.waitFor(() => expect(heard().some((path) => path === '' || path === 'a.jpg')).toBe(true), {
    timeout: 20_000,
  });
});

it.runIf(process.platform === 'linux')(
  'takes one watch for each directory that is not left out, and gives it back',
  () => {
    const before = inotifyWatches();
    const { root, watcher, keep } = startWatching((folder) => {
      for (const name of ['a/b', 'drafts/deep', 'c']) mkdirSync(join(folder, name), { recursive: true });
      for (let i = 0; i < 50; i++) writeFileSync(join(folder, 'a', `${i}.jpg`), '');
    });
    expect(inotifyWatches() - before).toBe(4);

    rmSync(join(root, 'a'), { recursive: true });
    expect(keep()).toBe(false);
    expect(inotifyWatches() - before).toBe(2);

    watcher.close();
    expect(inotifyWatches() - before).toBe(0);
  },
);

it('goes on hearing of a directory under its new name', async () => {
  const { root, keep, untilHeard, write, batches } = startWatching((folder) =>
    mkdirSync(join(folder, 'old/deep'), { recursive: true }),
  );
  renameSync(join(root, 'old'), join(root, 'new'));
  await untilHeard('old', 'new');
  keep();
  batches.length = 0;

  write('new/a.jpg');
  write('new/deep/b.jpg');

  await untilHeard('new/a.jpg', 'new/deep/b.jpg');
});

it('says that new directories were not watched before', () => {
  const { root, keep } = startWatching();
  mkdirSync(join(root, 'trip'));

  expect(keep()).toBe(true);
  expect(keep()).toBe(false);
});

it('looks at what lies around a .rummageignore that was changed', async () => {
  const { untilHeard, write } = startWatching((folder) => mkdirSync(join(folder, 'trip')));

  write('trip/.rummageignore');
  await untilHeard('trip');
  write('.rummageignore');
  await untilHeard('');
});

it.each(['ENOSPC', 'EMFILE'])(
  'watches as much as the system allows, and says that it is not all (%s)',
  async (code) => {
    let left = 2;
    const limited = ((...args: Parameters<StartWatch>) => {
      if (left-- <= 0) throw Object.assign(new Error(code), { code });
      return watch(...args);
    }) as StartWatch;
    const { watcher, keep, untilHeard, write } = startWatching((folder) => {
      for (const name of ['a', 'b', 'c']) mkdirSync(join(folder, name));
    }, limited);

    expect(watcher.isComplete).toBe(false);
    expect(watcher.count).toBe(2);
    write('z.jpg');
    await untilHeard('z.jpg');

    left = 100;
    keep();
    expect(watcher.isComplete).toBe(true);
    expect(watcher.count).toBe(4);
  },
);
