import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { excluder } from './exclude';
import { watchFolder } from './watch';

async function startWatching(prepare: (root: string) => void = () => undefined) {
  const root = temporaryFolder();
  prepare(root);
  const batches: string[][] = [];
  const errors: unknown[] = [];
  const watcher = watchFolder(
    root,
    excluder(['drafts/']),
    (paths) => batches.push([...paths]),
    (error) => errors.push(error),
  );
  onTestFinished(() => watcher.close());
  await watcher.ready;

  const heard = () => batches.flat();
  const untilHeard = (...paths: string[]) =>
    vi.waitFor(() => expect(heard()).toEqual(expect.arrayContaining(paths)), { timeout: 20_000, interval: 20 });
  const write = (path: string) => writeFileSync(join(root, path), path);
  return { root, watcher, batches, errors, heard, untilHeard, write };
}

it('says nothing of what was there before', async () => {
  const { heard, untilHeard, write } = await startWatching((root) => writeFileSync(join(root, 'old.jpg'), ''));

  write('new.jpg');

  await untilHeard('new.jpg');
  expect(heard()).not.toContain('old.jpg');
});

it('hints at new, changed and deleted photos, at every depth', async () => {
  const { root, untilHeard, write, batches } = await startWatching((root) => mkdirSync(join(root, 'trip')));

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
  const { root, untilHeard, batches } = await startWatching((folder) => writeFileSync(join(folder, 'a.jpg'), 'A'));

  renameSync(join(root, 'a.jpg'), join(root, 'b.jpg'));

  await untilHeard('a.jpg', 'b.jpg');
  expect(batches.find((paths) => paths.includes('b.jpg'))).toContain('a.jpg');
});

it('hints at a folder that came with photos in it', async () => {
  const { root, heard } = await startWatching();
  const elsewhere = temporaryFolder();
  mkdirSync(join(elsewhere, 'trip'));
  writeFileSync(join(elsewhere, 'trip', 'a.jpg'), 'A');

  renameSync(join(elsewhere, 'trip'), join(root, 'trip'));

  await vi.waitFor(() => expect(heard().some((path) => path === 'trip' || path === 'trip/a.jpg')).toBe(true), {
    timeout: 20_000,
  });
});

it('keeps silent about what is excluded or no photo', async () => {
  const { heard, untilHeard, write } = await startWatching((root) => mkdirSync(join(root, 'drafts')));

  for (const path of ['drafts/a.jpg', 'notes.txt', '.hidden.jpg', 'z.jpg']) write(path);

  await untilHeard('z.jpg');
  expect(heard()).toEqual(['z.jpg']);
});

it('tells when the folder itself goes away', async () => {
  const { root, heard } = await startWatching((folder) => writeFileSync(join(folder, 'a.jpg'), 'A'));

  rmSync(root, { recursive: true });

  await vi.waitFor(() => expect(heard().some((path) => path === '' || path === 'a.jpg')).toBe(true), {
    timeout: 20_000,
  });
});
