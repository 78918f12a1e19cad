import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertFile } from '../store/files';
import { addFolder } from '../store/folders';
import { insertPhoto, markIndexed } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { RATING } from '../store/ratings';
import { SOME_FACTS } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { parseSidecarsAsked, type SidecarsAsked } from './parse';
import { getSidecarRun, sidecarsEnded, startSidecars, stopSidecars } from './service';

const ALL: SidecarsAsked = { folders: null, intoExisting: false, onlyMine: false, dryRun: false };
const served = serveTestLibraries();

beforeEach(() => {
  const { db, root } = served();
  const { id: folderId } = addFolder(db, root);
  for (const path of ['a.jpg', 'b.jpg']) {
    writeFileSync(join(root, path), path);
    const { size: bytes, mtimeMs, ino: inode } = statSync(join(root, path));
    const photoId = insertPhoto(db, path);
    insertFile(db, { folderId, photoId, path, bytes, mtimeUs: Math.round(mtimeMs * 1000), inode });
    markIndexed(db, photoId, SOME_FACTS);
    RATING.write(db, [photoId], 3);
  }
});
afterEach(async () => {
  await stopSidecars();
  Reflect.deleteProperty(globalThis, Symbol.for('rummage.sidecars'));
});

it('writes by itself, and tells how far it is and what it left alone, by relative paths', async () => {
  const { root } = served();
  writeFileSync(join(root, 'b.jpg.xmp'), 'no XMP');
  expect(getSidecarRun()).toBeNull();
  expect(startSidecars(ALL)).toMatchObject({ state: 'running', written: 0 });
  expect(() => startSidecars(ALL)).toThrow(expect.objectContaining({ code: 'conflict' }));
  await sidecarsEnded();

  expect(getSidecarRun()).toMatchObject({
    state: 'done',
    done: 2,
    total: 2,
    written: 1,
    skipped: ['1: its sidecar is not valid XMP'],
    examples: [{ path: 'b.jpg', reason: 'its sidecar is not valid XMP' }],
    problem: null,
  });
  expect(JSON.stringify(getSidecarRun())).not.toContain(root);
});

it('stops when told to', async () => {
  startSidecars(ALL);
  expect(await stopSidecars()).toMatchObject({ state: 'stopped' });
  expect(readdirSync(served().root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('says why it could not', async () => {
  const lock = acquireProcessLock(served().paths.sidecarsLock, 'A test', 0);
  startSidecars(ALL);
  await sidecarsEnded();
  lock.release();

  expect(getSidecarRun()).toMatchObject({ state: 'failed', problem: { reason: expect.any(String) as string } });
  expect(() => startSidecars({ ...ALL, folders: [99] })).toThrow(expect.objectContaining({ code: 'not-found' }));
});

it('reads plain forms and JSON alike', () => {
  expect(parseSidecarsAsked({})).toEqual(ALL);
  expect(parseSidecarsAsked({ dryRun: '1', intoExisting: '1' })).toEqual({ ...ALL, dryRun: true, intoExisting: true });
  expect(parseSidecarsAsked({ folders: [1], onlyMine: true })).toEqual({ ...ALL, folders: [1], onlyMine: true });
  expect(() => parseSidecarsAsked({ all: true })).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
