import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAlbum, setPin } from '../store/albums';
import { addFolder, type FolderRow, writeFolderState } from '../store/folders';
import { insertFile } from '../store/files';
import { handTag } from '../store/hand-tags';
import { HIDDEN } from '../store/hidden';
import { insertPhoto, markIndexed, setState } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { RATING } from '../store/ratings';
import { addLabels, setPhotoTags } from '../store/tags';
import { asOrdinaryUser } from '../testing/as-ordinary-user';
import { temporaryFolder } from '../testing/folder';
import { openTestLibrary, rememberTestModel, SOME_FACTS } from '../testing/library';
import { XmpDocument } from './document';
import type { Outcome } from './outcome';
import { type WriteOrder, writeSidecars } from './write-sidecars';

const FOREIGN = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:darktable="http://darktable.sf.net/" darktable:history_end="3"/>
</rdf:RDF></x:xmpmeta>`;

function openLibrary() {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const folder = addFolder(db, temporaryFolder());
  const tagId = addLabels(db, [{ label: 'cat', group: 'animals' }]).get('cat') ?? 0;

  /** An indexed photo that the model tags “cat”. */
  const photo = (path: string, into: FolderRow = folder): number => {
    const file = join(into.path, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, path);
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    const id = insertPhoto(db, `content of ${path}`);
    const { size: bytes, ino: inode } = statSync(file);
    insertFile(db, { folderId: into.id, photoId: id, path, bytes, mtimeUs: 1_600_000_000_000_000, inode });
    markIndexed(db, id, SOME_FACTS);
    setPhotoTags(db, id, modelId, [{ tagId, score: 0.9 }]);
    return id;
  };
  const write = async (order: Partial<WriteOrder> = {}, signal = new AbortController().signal) => {
    const outcomes: Record<string, Outcome> = {};
    const totals = await writeSidecars(
      db,
      paths,
      { places: [{ folder, below: '' }], onlyMine: false, intoExisting: false, dryRun: false, ...order },
      { signal, onOutcome: (outcome, { path }) => (outcomes[path] = outcome) },
    );
    return { ...totals, outcomes };
  };
  const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');
  return { db, paths, folder, photo, write, read, modelId };
}

const told = (text: string) => {
  const document = new XmpDocument(text);
  return {
    tags: document.list({ prefix: 'dc', name: 'subject' }),
    hierarchy: document.list({ prefix: 'lr', name: 'hierarchicalSubject' }),
    rating: document.value({ prefix: 'xmp', name: 'Rating' }),
  };
};

const skipped = (reason: string) => ({ kind: 'skipped', reason });

it('writes tags with those above them, albums and a person’s stars beside each photo, and nothing a second time', async () => {
  const { db, folder, photo, write, read } = openLibrary();
  const id = photo('deep/größe 東京 🐈.jpg');
  const album = createAlbum(db, 'Summer | 2019', { words: null, tag: null, from: null, to: null, cutoff: 0 });
  setPin(db, album, id, 'in');
  RATING.write(db, [id], 4);
  handTag('Minka').write(db, [id], 'on');

  const first = await write();
  expect(first).toMatchObject({ written: 1, unchanged: 0, skipped: {}, away: [] });
  expect(told(read('deep/größe 東京 🐈.jpg.xmp'))).toEqual({
    tags: ['Minka', 'cat'],
    hierarchy: ['Albums|Summer / 2019', 'animal|cat'],
    rating: '4',
  });
  expect(readdirSync(join(folder.path, 'deep'))).toHaveLength(2);

  const before = statSync(join(folder.path, 'deep', 'größe 東京 🐈.jpg.xmp')).mtimeMs;
  expect(await write()).toMatchObject({ written: 0, unchanged: 1 });
  expect(statSync(join(folder.path, 'deep', 'größe 東京 🐈.jpg.xmp')).mtimeMs).toBe(before);
});

it('takes out again what is true no longer', async () => {
  const { db, photo, write, read } = openLibrary();
  const id = photo('a.jpg');
  RATING.write(db, [id], 4);
  await write();

  handTag('cat').write(db, [id], 'off');
  RATING.write(db, [id], null);
  expect(await write()).toMatchObject({ written: 1 });
  expect(told(read('a.jpg.xmp'))).toEqual({ tags: [], hierarchy: [], rating: null });
});

it('leaves out what the model found when told to, and makes no sidecar that would tell nothing', async () => {
  const { db, folder, photo, write, read } = openLibrary();
  photo('a.jpg');
  handTag('Minka').write(db, [photo('b.jpg')], 'on');

  expect(await write({ onlyMine: true })).toMatchObject({ written: 1, unchanged: 1 });
  expect(told(read('b.jpg.xmp')).tags).toEqual(['Minka']);
  expect(existsSync(join(folder.path, 'a.jpg.xmp'))).toBe(false);
});

it('leaves sidecars of other programs alone, unless told to add to them', async () => {
  const { folder, photo, write, read } = openLibrary();
  photo('a.jpg');
  photo('b.jpg');
  writeFileSync(join(folder.path, 'a.jpg.xmp'), FOREIGN);
  writeFileSync(join(folder.path, 'b.xmp'), FOREIGN, { mode: 0o640 });

  expect((await write()).outcomes).toEqual({ 'a.jpg': skipped('foreign'), 'b.jpg': skipped('foreign') });
  expect([read('a.jpg.xmp'), read('b.xmp')]).toEqual([FOREIGN, FOREIGN]);

  expect(await write({ intoExisting: true })).toMatchObject({ written: 2 });
  expect(read('b.xmp')).toContain('darktable:history_end="3"');
  expect(told(read('b.xmp')).tags).toEqual(['cat']);
  expect(statSync(join(folder.path, 'b.xmp')).mode & 0o777).toBe(0o640);
  expect(existsSync(join(folder.path, 'b.jpg.xmp'))).toBe(false);
  expect(await write()).toMatchObject({ unchanged: 2 });
});

it('never writes over what is no sidecar, nor through links', async () => {
  const { folder, photo, write, read } = openLibrary();
  const elsewhere = temporaryFolder();
  for (const name of ['torn', 'latin', 'link', 'folder', 'large']) photo(`${name}.jpg`);
  photo('linked/a.jpg');
  writeFileSync(join(folder.path, 'torn.jpg.xmp'), FOREIGN.slice(0, 150));
  writeFileSync(join(folder.path, 'latin.jpg.xmp'), Buffer.from(FOREIGN.replace('3"/', 'ü"/'), 'latin1'));
  writeFileSync(join(elsewhere, 'x.xmp'), FOREIGN);
  symlinkSync(join(elsewhere, 'x.xmp'), join(folder.path, 'link.jpg.xmp'));
  mkdirSync(join(folder.path, 'folder.jpg.xmp'));
  writeFileSync(join(folder.path, 'large.jpg.xmp'), FOREIGN + ' '.repeat(4 * 1024 ** 2));
  renameSync(join(folder.path, 'linked'), join(elsewhere, 'linked'));
  symlinkSync(join(elsewhere, 'linked'), join(folder.path, 'linked'));

  expect((await write({ intoExisting: true })).outcomes).toEqual({
    'torn.jpg': skipped('malformed'),
    'latin.jpg': skipped('malformed'),
    'link.jpg': skipped('no-file'),
    'folder.jpg': skipped('no-file'),
    'large.jpg': skipped('large'),
    'linked/a.jpg': skipped('outside'),
  });
  expect(read('torn.jpg.xmp')).toBe(FOREIGN.slice(0, 150));
  expect(readFileSync(join(elsewhere, 'x.xmp'), 'utf8')).toBe(FOREIGN);
  expect(lstatSync(join(folder.path, 'link.jpg.xmp')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(elsewhere, 'linked'))).toEqual(['a.jpg']);
});

it('does not tell of one photo in the sidecar of two', async () => {
  const { folder, photo, write, read } = openLibrary();
  photo('a.jpg');
  photo('a.png');
  writeFileSync(join(folder.path, 'a.xmp'), FOREIGN);

  expect(await write({ intoExisting: true })).toMatchObject({ written: 0, skipped: { shared: 2 } });
  expect(read('a.xmp')).toBe(FOREIGN);
});

it('leaves out photos that are gone, changed, hidden or in the trash', async () => {
  const { db, folder, photo, write } = openLibrary();
  for (const name of ['gone.jpg', 'changed.jpg']) photo(name);
  setState(db, photo('trashed.jpg'), 'trashed');
  HIDDEN.write(db, [photo('hidden.jpg')], true);
  rmSync(join(folder.path, 'gone.jpg'));
  writeFileSync(join(folder.path, 'changed.jpg'), 'another photo');

  expect((await write()).outcomes).toEqual({ 'gone.jpg': skipped('gone'), 'changed.jpg': skipped('gone') });
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.xmp'))).toEqual([]);
});

it('writes nothing where a drive is not mounted, and goes on with the other folders', async () => {
  const { db, folder, photo, write, read } = openLibrary();
  const [empty, suspended, absent] = ['empty', 'suspended', 'absent'].map((name) => {
    const other = addFolder(db, join(temporaryFolder(), name));
    photo('b.jpg', other);
    return other;
  }) as [FolderRow, FolderRow, FolderRow];
  rmSync(join(empty.path, 'b.jpg'));
  writeFolderState(db, suspended.id, { state: 'suspended', reason: null, remedy: null, lastWalkAt: null });
  rmSync(absent.path, { recursive: true });
  photo('a.jpg');

  const places = [empty, suspended, absent, folder].map((each) => ({ folder: each, below: '' }));
  expect(await write({ places })).toMatchObject({ written: 1, skipped: {}, away: [empty, suspended, absent] });
  expect(told(read('a.jpg.xmp')).tags).toEqual(['cat']);
  expect([readdirSync(empty.path), readdirSync(suspended.path), existsSync(absent.path)]).toEqual([
    [],
    ['b.jpg'],
    false,
  ]);
});

it('tells of folders that may not be written, and of names too long, and writes the others', async () => {
  const { folder, paths, photo, write } = openLibrary();
  const long = `${'n'.repeat(250)}.jpg`;
  for (const path of ['open/a.jpg', 'closed/a.jpg', `open/${long}`]) photo(path);
  chmodSync(folder.path, 0o755);
  chmodSync(join(folder.path, 'open'), 0o777);
  chmodSync(join(folder.path, 'closed'), 0o555);
  chmodSync(paths.root, 0o777);
  for (const name of readdirSync(paths.root)) chmodSync(join(paths.root, name), 0o777);

  const { outcomes } = await asOrdinaryUser(() => write());
  expect(outcomes).toMatchObject({
    'open/a.jpg': { kind: 'written', sidecar: 'open/a.jpg.xmp', isNew: true },
    'closed/a.jpg': skipped('unwritable'),
    [`open/${long}`]: skipped('name'),
  });
  expect(statSync(join(folder.path, 'open', 'a.jpg.xmp')).mode & 0o777).toBe(0o666);
});

it('tells what it would write without writing it', async () => {
  const { folder, photo, write } = openLibrary();
  photo('a.jpg');

  expect(await write({ dryRun: true })).toMatchObject({
    written: 1,
    outcomes: { 'a.jpg': { kind: 'written', sidecar: 'a.jpg.xmp', isNew: true } },
  });
  expect(readdirSync(folder.path)).toEqual(['a.jpg']);
});

it('writes only below a directory, for each copy of a photo, page by page', async () => {
  const { db, folder, photo, write } = openLibrary();
  const id = photo('in/0.jpg');
  photo('in-between.jpg');
  for (let i = 1; i <= 600; i++) {
    const path = `in/${i}.jpg`;
    writeFileSync(join(folder.path, path), 'in/0.jpg');
    utimesSync(join(folder.path, path), 1_600_000_000, 1_600_000_000);
    insertFile(db, { folderId: folder.id, photoId: id, path, bytes: 8, mtimeUs: 1_600_000_000_000_000, inode: i });
  }

  expect(await write({ places: [{ folder, below: 'in' }] })).toMatchObject({ written: 601 });
  expect(existsSync(join(folder.path, 'in-between.jpg.xmp'))).toBe(false);
});

it('ends between two photos when stopped, and leaves nothing half written', async () => {
  const { db, paths, folder, photo } = openLibrary();
  for (let i = 0; i < 20; i++) photo(`${i}.jpg`);
  const stop = new AbortController();
  const order: WriteOrder = { places: [{ folder, below: '' }], onlyMine: false, intoExisting: false, dryRun: false };

  const onProgress = (done: number) => done > 0 && stop.abort();
  expect(await writeSidecars(db, paths, order, { signal: stop.signal, onProgress })).toMatchObject({ written: 8 });
  const made = readdirSync(folder.path).filter((name) => !name.endsWith('.jpg'));
  expect(made).toHaveLength(8);
  for (const name of made) expect(told(readFileSync(join(folder.path, name), 'utf8')).tags).toEqual(['cat']);
});

it('refuses while another process writes', async () => {
  const { paths, write } = openLibrary();
  const lock = acquireProcessLock(paths.sidecarsLock, 'A test', 0);

  await expect(write()).rejects.toMatchObject({ code: 'locked' });
  lock.release();
  expect(await write()).toMatchObject({ written: 0 });
});
