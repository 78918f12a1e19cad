import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelSummary } from '../nouns';
import { bundledModels } from '../paths';
import { readModelChoice } from '../store/model-choice';
import { temporaryFolder } from '../testing/folder';
import { contentOf } from '../testing/folder-content';
import { HubServer } from '../testing/hub-server';
import { serveTestLibraries } from '../testing/services';
import { modelFolder, partialsFolder } from './places';
import { fetchEnded } from './pulls';
import { listModels, offerModel, pauseFetch, removeModel, startFetch, useModel } from './service';

const POCKET = join(bundledModels(), 'clip-pocket-384');
const ID = 'rummage/pocket';
const TEXT = 'onnx/text_model.onnx';

const library = serveTestLibraries();
let hub: HubServer;

beforeEach(async () => {
  hub = await HubServer.start();
  const both = temporaryFolder();
  cpSync(POCKET, both, { recursive: true });
  for (const tower of ['vision_model', 'text_model']) {
    cpSync(join(POCKET, `onnx/${tower}.onnx`), join(both, `onnx/${tower}_quantized.onnx`));
  }
  hub.serve(ID, both, { license: 'apache-2.0' });
  vi.stubEnv('HF_ENDPOINT', hub.endpoint);
  for (const name of ['HF_TOKEN', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) vi.stubEnv(name, '');
});
afterEach(() => void Reflect.deleteProperty(globalThis, Symbol.for('rummage.fetches')));

async function listed(reference: string): Promise<ModelSummary | undefined> {
  return (await listModels()).models.find((model) => model.reference === reference);
}

async function fetchWhole(reference: string): Promise<void> {
  await startFetch(reference);
  await fetchEnded(reference);
}

describe('listModels', () => {
  it('lists the bundled model and those known to work, without asking anybody', async () => {
    const { models, wanted, fixedBy } = await listModels();

    expect({ wanted, fixedBy }).toEqual({ wanted: 'clip-pocket-384', fixedBy: null });
    expect(models[0]).toMatchObject({ reference: 'clip-pocket-384', state: 'ready', isBundled: true });
    expect(models.find(({ id }) => id === 'Xenova/clip-vit-base-patch32')).toMatchObject({
      ...{ state: 'absent', bytesOnDisk: 0, dimensions: 512, fetch: null, role: null },
    });
    expect(hub.seen).toEqual([]);
  });

  it('lists a folder elsewhere that a setting names, and says what fixes it', async () => {
    const folder = join(temporaryFolder(), 'my-model');
    cpSync(POCKET, folder, { recursive: true });
    vi.stubEnv('RUMMAGE_MODEL', folder);
    // Settings are read once in a process.
    Reflect.deleteProperty(Reflect.get(globalThis, Symbol.for('rummage.library')) as object, 'config');

    const { models, wanted, fixedBy } = await listModels();

    expect({ wanted, fixedBy }).toEqual({ wanted: folder, fixedBy: 'RUMMAGE_MODEL' });
    expect(models.at(-1)).toMatchObject({ reference: folder, title: 'my-model', state: 'ready' });
  });
});

describe('offerModel', () => {
  it('tells size, licence, room and every precision before anything is fetched', async () => {
    const offer = await offerModel(ID);

    expect(offer).toMatchObject({ reference: ID, license: 'apache-2.0', missingBytes: offer.totalBytes });
    expect(offer.freeBytes).toBeGreaterThan(0);
    expect(offer.precisions).toEqual([
      { dtype: 'fp32', reference: ID, bytes: offer.totalBytes },
      { dtype: 'q8', reference: `${ID}@q8`, bytes: offer.totalBytes },
    ]);
    expect(contentOf(library().paths.models)).toEqual({});
  });

  it('counts only what is not here yet', async () => {
    await fetchWhole(ID);

    const [whole, other] = [await offerModel(ID), await offerModel(`${ID}@q8`)];
    expect(whole.missingBytes).toBe(0);
    expect(other.missingBytes).toBeGreaterThan(10_000_000);
    expect(other.missingBytes).toBeLessThan(other.totalBytes);
  });
});

describe('a fetch', () => {
  it('is in the list while it runs, pauses when told to, and goes on', async () => {
    hub.trouble(TEXT, { kind: 'silent', after: 1_000_000 });
    const silent = hub.silence();

    expect(await startFetch(ID)).toMatchObject({ reference: ID, state: 'running' });
    expect(await startFetch(ID)).toMatchObject({ state: 'running' });
    await silent;
    expect(await listed(ID)).toMatchObject({
      state: 'partial',
      fetch: { state: 'running', totalBytes: expect.any(Number) },
    });

    expect(await pauseFetch(ID)).toMatchObject({ state: 'paused', problem: null, bytesPerSecond: 0 });
    expect(await listed(ID)).toMatchObject({ state: 'partial', fetch: { state: 'paused' } });

    await fetchWhole(ID);
    expect(await listed(ID)).toMatchObject({ state: 'ready', fetch: null, license: 'apache-2.0' });
    expect(hub.requestsFor(TEXT)).toHaveLength(2);
  });

  it('says in the list why it failed, and can be started again', async () => {
    hub.trouble('metadata', { kind: 'status', status: 404 });
    await fetchWhole(ID);
    expect(await listed(ID)).toMatchObject({
      state: 'absent',
      fetch: { state: 'failed', problem: { reason: expect.stringContaining(`has no model ${ID}`) } },
    });

    await fetchWhole(ID);
    expect(await listed(ID)).toMatchObject({ state: 'ready', fetch: null });
  });

  it('ends as failed when what came cannot be loaded', async () => {
    const broken = temporaryFolder();
    cpSync(POCKET, broken, { recursive: true });
    cpSync(join(POCKET, 'config.json'), join(broken, TEXT));
    hub.serve('rummage/broken', broken);

    await fetchWhole('rummage/broken');

    expect(await listed('rummage/broken')).toMatchObject({
      fetch: { state: 'failed', problem: { reason: expect.stringContaining('rummage/broken') } },
    });
  });

  it('cannot be paused when there is none', async () => {
    await expect(pauseFetch(ID)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('useModel', () => {
  it('chooses a model that can be loaded, and refuses any other', async () => {
    await expect(useModel(ID)).rejects.toMatchObject({ code: 'bad-model' });
    await fetchWhole(ID);

    expect(await useModel(`${ID}@fp32`, { leaveOutMissing: true })).toBe(ID);

    expect(readModelChoice(library().db)).toMatchObject({ reference: ID, leaveOutMissing: true });
    expect(await listModels()).toMatchObject({ wanted: ID });
  });
});

describe('removeModel', () => {
  it('removes one precision and leaves the other, then the folder', async () => {
    await fetchWhole(ID);
    await fetchWhole(`${ID}@q8`);
    const { models } = library().paths;

    await removeModel(ID);
    expect(await listed(ID)).toBeUndefined();
    expect(await listed(`${ID}@q8`)).toMatchObject({ state: 'ready' });
    expect(Object.keys(contentOf(modelFolder(models, ID)))).not.toContain(TEXT);

    await removeModel(`${ID}@q8`);
    expect(await listed(`${ID}@q8`)).toBeUndefined();
    expect(contentOf(modelFolder(models, 'rummage'))).toEqual({});
  });

  it('removes what an interrupted fetch has left', async () => {
    hub.trouble(TEXT, { kind: 'silent', after: 1_000_000 });
    const silent = hub.silence();
    await startFetch(ID);
    await silent;
    await expect(removeModel(ID)).rejects.toMatchObject({ code: 'locked' });
    await pauseFetch(ID);

    await removeModel(ID);

    expect(await listed(ID)).toBeUndefined();
    expect(Object.keys(contentOf(partialsFolder(library().paths.models)))).toEqual(['rummage--pocket.lock']);
  });

  it('forgets a fetch that came to nothing', async () => {
    await fetchWhole('nobody/nothing');
    expect(await listed('nobody/nothing')).toMatchObject({ state: 'absent', fetch: { state: 'failed' } });

    await removeModel('nobody/nothing');

    expect(await listed('nobody/nothing')).toBeUndefined();
  });

  it('refuses the bundled model, the chosen one and one there is not', async () => {
    await fetchWhole(ID);
    await useModel(ID);

    await expect(removeModel('clip-pocket-384')).rejects.toMatchObject({ code: 'conflict' });
    await expect(removeModel(ID)).rejects.toMatchObject({ code: 'conflict' });
    await expect(removeModel('nobody/nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});
