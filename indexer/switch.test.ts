import { cpSync, mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '#lib/config';
import { DEFAULT_MODEL } from '#lib/encoder/catalogue';
import { chooseModel, readSwitch } from '#lib/models/choice';
import { bundledModels, dataPaths } from '#lib/paths';
import { readActiveModel } from '#lib/store/active-model';
import { addMember, createAlbum, setPin } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { countUncovered } from '#lib/store/fills';
import { countVectorsByReference, modelsByReference } from '#lib/store/models';
import { countPhotos } from '#lib/store/photos';
import { filteredPhotoIds } from '#lib/store/search';
import { tagsOfPhoto } from '#lib/store/tags';
import { temporaryFolder } from '#lib/testing/folder';
import { samplePhotos } from '#lib/testing/photos';
import { prepareData } from '#lib/testing/prepared-data';
import { tinyImageTower, tinyTextTower, writeTinyModel } from '#lib/testing/tiny-model';
import { runIndexer } from './main';

const PHOTOS = 12;

let indexed: string;

/** Some sample photos, indexed with the bundled model: what every test starts from. */
beforeAll(async () => {
  indexed = temporaryFolder(afterAll);
  const photos = join(indexed, 'photos');
  mkdirSync(photos);
  for (const file of samplePhotos().slice(0, PHOTOS)) cpSync(file, join(photos, file.split('/').at(-1) ?? ''));
  await prepareData(join(indexed, 'data'));
  await indexOnce(indexed);
});

const configOf = (root: string) => ({
  ...loadConfig({ RUMMAGE_DATA: join(root, 'data') }),
  folders: [join(root, 'photos')],
});
const indexOnce = (root: string, signal = new AbortController().signal) =>
  runIndexer({ config: configOf(root), folders: [], once: true, signal, announceMs: 0 });

/** A library of some sample photos, and a second model to switch to: one that is quick, and sees colours only. */
function setUp() {
  const root = temporaryFolder(onTestFinished);
  cpSync(indexed, root, { recursive: true, preserveTimestamps: true });
  const photos = join(root, 'photos');
  const second = join(root, 'second-model');
  writeTinyModel(second, { vision_model: tinyImageTower(), text_model: tinyTextTower() });

  const config = configOf(root);
  const db = openDatabase(dataPaths(config.data), 'computed');
  onTestFinished(() => void db.close());
  db.prepare('UPDATE folders SET path = ?').run(photos);
  const run = (signal?: AbortSignal) => indexOnce(root, signal);
  const choose = (reference: string, leaveOutMissing = false) =>
    chooseModel(db, config, reference, { leaveOutMissing });
  const active = () => readActiveModel(db)?.model.reference;
  const covered = (reference: string) => countVectorsByReference(db).get(reference) ?? 0;
  return { db, root, photos, second, run, choose, active, covered };
}

describe('switching to another model', () => {
  it('fills its vectors beside the old ones, tags and albums included, and then makes it the active one', async () => {
    const { db, root, run, choose, active, covered } = setUp();
    const second = join(root, 'bundled-under-another-name');
    cpSync(join(bundledModels(), DEFAULT_MODEL), second, { recursive: true });
    const dogs = createAlbum(db, 'Dogs', { words: 'a dog', tag: null, from: null, to: null, cutoff: 0.5 });
    const [member = 0, pinned = 0] = filteredPhotoIds(db, {});
    addMember(db, dogs, member, readActiveModel(db)?.model.id ?? 0, 0.9);
    setPin(db, dogs, pinned, 'in');
    const labels = () => filteredPhotoIds(db, {}).map((id) => tagsOfPhoto(db, id).map(({ label }) => label));
    const labelsBefore = labels();

    choose(second);
    await run();

    expect(active()).toBe(second);
    expect([covered(DEFAULT_MODEL), covered(second)]).toEqual([PHOTOS, PHOTOS]);
    expect(readSwitch(db)).toBeNull();
    expect(labels()).toEqual(labelsBefore);
    expect(labelsBefore.flat().length).toBeGreaterThan(0);
    const inAlbum = filteredPhotoIds(db, { albumId: dogs });
    expect(inAlbum).toContain(pinned);
    expect(inAlbum).not.toContain(member);
  });

  it('back costs no embedding, only what came since', async () => {
    const { db, photos, second, run, choose, active, covered } = setUp();
    choose(second);
    await run();
    cpSync(samplePhotos()[PHOTOS] ?? '', join(photos, 'new.jpg'));
    await run();
    expect([covered(DEFAULT_MODEL), covered(second)]).toEqual([PHOTOS, PHOTOS + 1]);
    const lastSeq = () => db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'").pluck().get() as number;
    const before = lastSeq();

    choose(DEFAULT_MODEL);
    await run();

    expect(active()).toBe(DEFAULT_MODEL);
    expect(lastSeq() - before).toBe(1);
    expect([covered(DEFAULT_MODEL), covered(second)]).toEqual([PHOTOS + 1, PHOTOS + 1]);
  });

  it('goes on where it was when it was interrupted, embedding nothing twice', async () => {
    const { db, second, run, choose, active, covered } = setUp();
    choose(second);
    const stop = new AbortController();
    const running = run(stop.signal);
    while (covered(second) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await running;

    await run();

    expect(active()).toBe(second);
    expect(db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'").pluck().get()).toBe(2 * PHOTOS);
  });

  it('leaves the old model in place when the new one does not work, says why, and gives it up for another', async () => {
    const { db, root, run, choose, active } = setUp();
    const broken = join(root, 'broken-model');
    mkdirSync(broken);
    writeFileSync(join(broken, 'config.json'), '{}');

    choose(broken);
    await run();

    expect(active()).toBe(DEFAULT_MODEL);
    expect(readSwitch(db)).toMatchObject({ to: broken, state: 'failed', problem: { reason: expect.any(String) } });
    expect(countPhotos(db)).toMatchObject({ indexed: PHOTOS, pending: 0 });

    choose(DEFAULT_MODEL);
    await run();

    expect(active()).toBe(DEFAULT_MODEL);
    expect(readSwitch(db)).toBeNull();
  });
});

describe('photos that cannot be reached', () => {
  it('hold up the switch, unless a person says to leave them out; they follow when they are back', async () => {
    const { db, photos, second, run, choose, active, covered } = setUp();
    const away = `${photos}-away`;
    renameSync(photos, away);

    choose(second);
    await run();
    expect(active()).toBe(DEFAULT_MODEL);
    expect(readSwitch(db)).toMatchObject({ state: 'waiting', done: 0, total: PHOTOS, away: PHOTOS });

    choose(second, true);
    await run();
    expect(active()).toBe(second);
    expect(countPhotos(db).indexed).toBe(PHOTOS);

    renameSync(away, photos);
    await run();
    expect(covered(second)).toBe(PHOTOS);
  });

  it('because they are damaged are found until the new model is active, and then listed as failed', async () => {
    const { db, photos, second, run, choose, active } = setUp();
    const file = join(photos, samplePhotos()[0]?.split('/').at(-1) ?? '');
    const then = new Date('2020-01-01T12:00:00Z');
    utimesSync(file, then, then);
    await run();
    // Damaged on the disk: same name, size and time, so that no walk sees a change.
    writeFileSync(file, Buffer.alloc(statSync(file).size, 7));
    utimesSync(file, then, then);

    choose(second);
    await run();

    expect(active()).toBe(second);
    expect(countPhotos(db)).toMatchObject({ indexed: PHOTOS - 1, failed: 1, pending: 0 });
    expect(countUncovered(db, modelsByReference(db, second)[0]?.id ?? 0)).toBe(0);

    choose(DEFAULT_MODEL);
    await run();
    expect(countPhotos(db)).toMatchObject({ indexed: PHOTOS, failed: 0 });
  });
});
