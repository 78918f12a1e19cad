import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledModels, dataPaths, projectRoot, sampleFolder } from '#lib/paths';
import type { ModelList } from '#lib/nouns';
import { temporaryFolder } from '#lib/testing/folder';
import { contentOf } from '#lib/testing/folder-content';
import { HubServer } from '#lib/testing/hub-server';
import { prepareData } from '#lib/testing/prepared-data';

const POCKET = join(bundledModels(), 'clip-pocket-384');
const ID = 'rummage/pocket';
const IMAGE = 'onnx/vision_model.onnx';
const TEXT = 'onnx/text_model.onnx';

interface Result {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const data = temporaryFolder(afterAll);
const { models } = dataPaths(data);
let hub: HubServer;

beforeAll(async () => {
  hub = await HubServer.start(afterAll);
  hub.serve(ID, POCKET);
  await prepareData(data);
  const photos = temporaryFolder(afterAll);
  cpSync(join(sampleFolder(), 'IMG_1017.jpg'), join(photos, 'IMG_1017.jpg'));
  expect(await rummage('index', '--once', photos)).toMatchObject({ code: 0 });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [join(projectRoot(), 'scripts', 'rummage.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, RUMMAGE_DATA: data, HF_ENDPOINT: hub.endpoint, HF_TOKEN: '', no_proxy: '*', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function end(command: ChildProcess): Promise<Result> {
  let output = '';
  let errors = '';
  command.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  command.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(command, 'close')) as [number | null];
  return { code, output, errors };
}

function rummage(...args: readonly string[]): Promise<Result> {
  return end(start(args));
}

async function listed(id: string): Promise<ModelList['models'][number] | undefined> {
  const { output } = await rummage('models', 'list', '--json');
  return (JSON.parse(output) as ModelList).models.find((model) => model.id === id);
}

describe('rummage models', () => {
  it('ends with the very same bytes after two cut connections and a killed process', async () => {
    const before = await rummage('search', 'a', 'cat');
    hub.trouble(IMAGE, { kind: 'cut', after: 3_000_000 });
    hub.trouble(TEXT, { kind: 'cut', after: 2_000_000 });
    hub.trouble(TEXT, { kind: 'silent', after: 3_000_000 });

    const silent = hub.silence();
    const killed = start(['models', 'pull', ID]);
    const over = end(killed);
    await silent;
    killed.kill('SIGKILL');
    await over;

    expect(contentOf(join(models, ID))).toEqual({});
    expect(await listed(ID)).toMatchObject({ state: 'partial', bytesOnDisk: expect.any(Number) });
    expect(await rummage('search', 'a', 'cat')).toEqual(before);

    const { code, output } = await rummage('models', 'pull', ID);

    expect(code).toBe(0);
    expect(output).toMatch(/13 MB, of which [\d.]+ MB are still to come; licence mit; .+ free on the disk/);
    expect(output).toContain(`${ID} is here and works.`);
    expect(contentOf(join(models, ID))).toMatchObject(contentOf(POCKET));
    // Nothing that had come was asked for again.
    const ranges = [...hub.requestsFor(IMAGE), ...hub.requestsFor(TEXT)].map(({ range }) => range);
    expect(ranges).toEqual([
      null,
      expect.stringMatching(/=[1-9]/),
      null,
      ...[1, 2].map(() => expect.stringMatching(/=[1-9]/)),
    ]);
    expect(await listed(ID)).toMatchObject({ state: 'ready', license: 'mit', dimensions: 384 });
  });

  it('pauses on Ctrl-C with a sentence how to go on, and goes on from there', async () => {
    hub.serve('rummage/paused', POCKET);
    hub.trouble(TEXT, { kind: 'silent', after: 3_000_000 });
    const silent = hub.silence();
    const pulling = start(['models', 'pull', 'rummage/paused']);
    const over = end(pulling);
    await silent;
    pulling.kill('SIGINT');

    expect(await over).toMatchObject({
      code: 130,
      errors: 'Paused; what has come is kept. `npx rummage models pull rummage/paused` goes on from there.\n',
    });
    expect((await rummage('models', 'pull', 'rummage/paused')).code).toBe(0);
    expect(contentOf(join(models, 'rummage/paused'))).toMatchObject(contentOf(POCKET));
  });

  it('uses a model that was fetched, and refuses to remove it while it is chosen', async () => {
    hub.serve('rummage/used', POCKET);
    await rummage('models', 'pull', 'rummage/used');

    const used = await rummage('models', 'use', 'rummage/used');
    expect(used).toMatchObject({ code: 0 });
    expect(used.output).toMatch(
      /^rummage\/used is being made ready: 1 photo of 1 .+\nclip-pocket-384 goes on answering/,
    );
    expect(await rummage('models', 'remove', 'rummage/used')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^rummage\/used cannot be removed: it was chosen\.\n/),
    });

    expect((await rummage('models', 'use', 'clip-pocket-384')).output).toMatch(/answers searches, and goes on/);
    expect(await rummage('models', 'remove', 'rummage/used')).toMatchObject({
      code: 0,
      output: 'rummage/used is removed: 13 MB; what was computed with it follows.\n',
    });
    expect(contentOf(join(models, 'rummage/used'))).toEqual({});
    expect(await listed('rummage/used')).toBeUndefined();
  });

  it('says in two lines what is wrong: the fault, and what to do', async () => {
    for (const [args, message] of [
      [['pull', 'nobody/nothing'], /^127\.0\.0\.1:\d+ has no model nobody\/nothing\.\n.+\n$/],
      [['pull', ID, '--dtype', 'q8'], /^rummage\/pocket is not offered as q8, but as fp32\.\n.+\n$/],
      [['pull', ID, '--dtype', 'fp8'], /^“fp8” is not a precision of a model\.\n.+\n$/],
      [['use', 'nobody/nothing'], /^The model folder “nobody\/nothing” was not found .+\n.+\n$/],
      [['remove', 'clip-pocket-384'], /^clip-pocket-384 comes with Rummage and cannot be removed\.\n.+\n$/],
      [['remove', 'nobody/nothing'], /^There is no model nobody\/nothing here\.\n.+\n$/],
    ] as const) {
      expect(await rummage('models', ...args)).toMatchObject({ code: 1, errors: expect.stringMatching(message) });
    }
    const misspelt = await rummage('models', 'pull', 'clip-pocket-384');
    expect(misspelt).toMatchObject({ code: 2, errors: expect.stringMatching(/is no model of a hub/) });
    const offline = await end(start(['models', 'pull', ID], { HF_ENDPOINT: 'http://127.0.0.1:1' }));
    expect(offline).toMatchObject({
      code: 1,
      errors: expect.stringMatching(
        /^127\.0\.0\.1:1 cannot be reached: .+\n.+copy them into models\/rummage\/pocket .+\n$/,
      ),
    });
  });

  it('lists what there is as a table, with what answers searches marked', async () => {
    const { output } = await rummage('models', 'list');

    expect(output).toMatch(/^ +MODEL +STATE +DISK +DIMS +FIGURE +PHOTOS +LICENCE\n/);
    expect(output).toMatch(/^\* {2}clip-pocket-384 +ready +13 MB +384 +1 +MIT$/m);
    expect(output).toMatch(/^ +Xenova\/clip-vit-base-patch32 +absent +512 +[\d.]+ %/m);
    expect(output).toMatch(/^ +rummage\/pocket +ready +13 MB +384 +mit$/m);
  });
});
