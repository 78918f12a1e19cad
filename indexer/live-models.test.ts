import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { loadConfig } from '#lib/config';
import { DEFAULT_MODEL } from '#lib/encoder/catalogue';
import { openModel } from '#lib/encoder/model';
import { chooseModel } from '#lib/models/choice';
import { activateModel, readActiveModel } from '#lib/store/active-model';
import { rememberModel } from '#lib/store/models';
import { insertPhoto } from '#lib/store/photos';
import { encoderProcesses } from '#lib/testing/encoder-processes';
import { openTestLibrary } from '#lib/testing/library';
import { copyOfBundledModel } from '#lib/testing/model';
import { LiveModels, startActiveModel } from './live-models';

const CONFIG = loadConfig({});

async function setUp() {
  const { db, paths } = openTestLibrary();
  const model = await openModel(DEFAULT_MODEL, paths);
  const active = rememberModel(db, model.identity, model.reference);
  activateModel(db, active);
  const chosen = copyOfBundledModel();
  chooseModel(db, CONFIG, chosen);
  const context = { db, paths, index: 'auto', threads: 1, signal: new AbortController().signal } as const;
  return { db, active, chosen, start: () => startActiveModel(context, CONFIG) };
}

it('puts no other model in the place of the active one because its process ended', async () => {
  const { db, active, start } = await setUp();
  const before = encoderProcesses();

  const starting = start();
  let [pid] = encoderProcesses().filter((one) => !before.includes(one));
  for (; pid === undefined; [pid] = encoderProcesses().filter((one) => !before.includes(one))) await wait(5);
  process.kill(pid, 'SIGKILL');

  await expect(starting).rejects.toMatchObject({ code: 'unavailable' });
  expect(readActiveModel(db)?.model.id).toBe(active);
});

it('puts the one chosen in the place of an active one whose files are gone', async () => {
  const { db, chosen, start } = await setUp();
  db.prepare("UPDATE models SET reference = 'nobody/gone'").run();

  const model = await start();

  expect(readActiveModel(db)?.model.reference).toBe(chosen);
  await model.close();
});

it('starts the process of a model that was at work before only when something is to be embedded', async () => {
  const { db, start } = await setUp();
  const before = encoderProcesses();
  const own = () => encoderProcesses().filter((one) => !before.includes(one));
  const first = await start();
  await first.bringUpToDate();
  await first.close();

  const model = await start();
  expect(await model.bringUpToDate()).toBe(true);
  expect(own()).toEqual([]);
  await model.ready();
  expect(own()).toHaveLength(1);
  await model.close();

  insertPhoto(db, 'a photo that waits');
  const tried = await start();
  expect(own()).toHaveLength(1);
  await tried.close();
});

it('lets batches go side by side, and has comings and goings of models wait for them', async () => {
  const { start } = await setUp();
  const models = new LiveModels(await start());
  const order: string[] = [];
  const [ends, begun] = [[] as (() => void)[], [] as string[]];
  const batch = (name: string) =>
    models.batch(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      order.push(name);
    });

  const both = [batch('first'), batch('second')];
  await expect.poll(() => begun).toEqual(['first', 'second']);
  const abandoned = models.abandon().then(() => void order.push('abandoned'));
  const third = batch('third');
  ends[1]?.();
  ends[0]?.();
  await Promise.all([...both, abandoned]);
  await expect.poll(() => begun).toContain('third');
  ends[2]?.();
  await third;

  expect(order).toEqual(['second', 'first', 'abandoned', 'third']);
  // Only whoever began a batch is told that it failed.
  await expect(models.batch(() => Promise.reject(new Error('no image')))).rejects.toThrow('no image');

  await models.abandon();
  await models.close();
});
