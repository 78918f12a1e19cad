import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels, type DataPaths, dataPaths } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { HubServer } from '../testing/hub-server';
import { describeLocal, listLocal } from './local';
import { modelFolder } from './places';
import { pullModel } from './pull';

const POCKET = join(bundledModels(), 'clip-pocket-384');
const TOWERS = ['vision_model', 'text_model'];
const freshPaths = (): DataPaths => dataPaths(temporaryFolder());

function copyTo(paths: DataPaths, id: string): string {
  const folder = modelFolder(paths.models, id);
  cpSync(POCKET, folder, { recursive: true });
  return folder;
}

describe('listLocal', () => {
  it('lists what comes with Rummage while nothing was fetched', async () => {
    expect(await listLocal(freshPaths())).toMatchObject([
      { reference: 'clip-pocket-384', isBundled: true, state: 'ready', dtype: 'fp32', dimensions: 384, imageSize: 224 },
    ]);
  });

  it('knows what comes with Rummage where the data folder is the project’s own', async () => {
    const found = (await listLocal({ ...freshPaths(), models: bundledModels() })).filter(({ isBundled }) => isBundled);

    expect(found.map(({ id }) => id)).toEqual(['clip-pocket-384']);
  });

  it('lists folders that were copied in, one and two levels deep, at every precision both towers have', async () => {
    const paths = freshPaths();
    copyTo(paths, 'alone');
    const owned = copyTo(paths, 'owner/model');
    for (const tower of TOWERS) cpSync(join(owned, `onnx/${tower}.onnx`), join(owned, `onnx/${tower}_quantized.onnx`));
    cpSync(join(owned, 'onnx/text_model.onnx'), join(owned, 'onnx/text_model_fp16.onnx'));
    symlinkSync(POCKET, join(paths.models, 'owner', 'linked'));

    const found = (await listLocal(paths)).filter(({ isBundled }) => !isBundled);

    expect(found.map(({ reference, state }) => [reference, state])).toEqual([
      ['alone', 'ready'],
      ['owner/linked', 'ready'],
      ['owner/model', 'ready'],
      ['owner/model@q8', 'ready'],
    ]);
  });

  it('tells what is wrong with a folder, and lists the others all the same', async () => {
    const paths = freshPaths();
    rmSync(join(copyTo(paths, 'owner/lacking'), 'onnx/text_model.onnx'));
    writeFileSync(join(copyTo(paths, 'owner/odd'), 'config.json'), '{');
    mkdirSync(join(paths.models, 'owner', 'empty'));
    mkdirSync(join(paths.models, 'owner', 'odd name'));
    copyTo(paths, 'owner/whole');

    const found = new Map((await listLocal(paths)).map((model) => [model.id, model]));

    expect(found.get('owner/whole')).toMatchObject({ state: 'ready' });
    expect(found.get('owner/lacking')).toMatchObject({
      state: 'broken',
      problem: { reason: expect.stringContaining('onnx/text_model.onnx') },
      bytesOnDisk: expect.any(Number),
    });
    for (const id of ['owner/odd', 'owner/empty', 'owner/odd name']) {
      expect(found.get(id)).toMatchObject({ state: 'broken', problem: { reason: expect.stringMatching(/\.$/) } });
    }
  });

  it('takes what a fetch killed while moving its files in has left for interrupted, not broken', async () => {
    const hub = await HubServer.start();
    hub.serve('owner/model', POCKET);
    hub.trouble('onnx/text_model.onnx', { kind: 'silent', after: 1_000_000 });
    const paths = freshPaths();
    const stop = new AbortController();
    const silent = hub.silence();
    const fetching = pullModel('owner/model', { settings: hub.settings, paths, signal: stop.signal });
    await silent;
    stop.abort();
    await expect(fetching).rejects.toThrow();
    const folder = modelFolder(paths.models, 'owner/model');
    mkdirSync(folder, { recursive: true });
    cpSync(join(POCKET, 'config.json'), join(folder, 'config.json'));

    const found = (await listLocal(paths)).filter(({ id }) => id === 'owner/model');

    expect(found).toMatchObject([{ reference: 'owner/model', state: 'partial', license: 'mit' }]);
    expect(found[0]?.bytesOnDisk).toBeGreaterThan(0);
  });

  it('notices a fetched file that has lost its end', async () => {
    const hub = await HubServer.start();
    hub.serve('owner/model', POCKET);
    const paths = freshPaths();
    await pullModel('owner/model', { settings: hub.settings, paths, signal: new AbortController().signal });
    truncateSync(join(modelFolder(paths.models, 'owner/model'), 'onnx/vision_model.onnx'), 1_000);

    expect((await listLocal(paths)).find(({ id }) => id === 'owner/model')).toMatchObject({
      state: 'broken',
      problem: { reason: expect.stringMatching(/^onnx\/vision_model\.onnx has 1000 bytes instead of the \d+ /) },
    });
  });
});

describe('describeLocal', () => {
  it('describes a folder elsewhere, and one that is not there', async () => {
    expect(await describeLocal(POCKET, freshPaths())).toMatchObject({ reference: POCKET, state: 'ready' });
    expect(await describeLocal('nobody/nothing', freshPaths())).toMatchObject({ state: 'broken' });
  });
});
