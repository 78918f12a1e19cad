import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels, type DataPaths, dataPaths } from '../paths';
import { acquireProcessLock } from '../store/process-lock';
import { temporaryFolder } from '../testing/folder';
import { contentOf } from '../testing/folder-content';
import { HubServer } from '../testing/hub-server';
import { sharedPath } from '../testing/model';
import type { HubSettings } from './hub-settings';
import { modelFolder, modelLock, partialFile, partialsFolder, RECORD } from './places';
import { prospectModel } from './prospect';
import { pullModel, type PullOptions } from './pull';
import { readRecord } from './record';

const POCKET = join(bundledModels(), 'clip-pocket-384');
const ID = 'rummage/pocket';
const IMAGE = 'onnx/vision_model.onnx';
const TEXT = 'onnx/text_model.onnx';
const QUICK = { attempts: 3, firstWaitMs: 1, longestWaitMs: 1, longestAskedMs: 1_000, stallMs: 10_000 };

interface Place {
  readonly hub: HubServer;
  readonly paths: DataPaths;
  readonly options: PullOptions;
  /** What lies in the model's folder, without the record of the fetch. */
  content(): Readonly<Record<string, string>>;
}

async function place(): Promise<Place> {
  const hub = await HubServer.start();
  hub.serve(ID, POCKET);
  const paths = dataPaths(temporaryFolder());
  const options = { settings: hub.settings, paths, signal: new AbortController().signal, patience: QUICK };
  const content = () => {
    const { [RECORD]: _record, ...files } = contentOf(modelFolder(paths.models, ID));
    return files;
  };
  return { hub, paths, options, content };
}

const asQuantized = (path: string) => path.replace(/_model\.onnx$/, '_model_quantized.onnx');

describe('pullModel', () => {
  it('fetches a model, byte for byte, and records what came from where', async () => {
    const { paths, options, content } = await place();

    const plan = await pullModel(ID, options);

    expect(content()).toEqual(contentOf(POCKET));
    const record = await readRecord(paths.models, ID);
    expect(record).toMatchObject({ id: ID, revision: plan.revision, license: 'mit' });
    expect(record?.files).toHaveLength(Object.keys(content()).length);
    expect(contentOf(partialsFolder(paths.models))).toEqual({ 'rummage--pocket.lock': expect.any(String) });
  });

  it('goes on where a cut connection, a busy hub and one that ignores ranges have left it', async () => {
    const { hub, options, content } = await place();
    hub.trouble(IMAGE, { kind: 'cut', after: 2_000_000 });
    hub.trouble(IMAGE, { kind: 'status', status: 503 });
    hub.trouble(IMAGE, { kind: 'cut', after: 2_000_000 });
    hub.trouble(TEXT, { kind: 'cut', after: 4_000_000 });
    hub.trouble(TEXT, { kind: 'status', status: 429, headers: { 'retry-after': '0' } });
    hub.trouble(TEXT, { kind: 'no-ranges' });

    await pullModel(ID, options);

    expect(content()).toEqual(contentOf(POCKET));
    const [first, ...others] = hub.requestsFor(IMAGE);
    expect(first?.range).toBeNull();
    expect(others).toHaveLength(3);
    for (const { range } of others) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('stops when it is told to, and goes on from there the next time', async () => {
    const { hub, options, content, paths } = await place();
    hub.trouble(IMAGE, { kind: 'silent', after: 3_000_000 });
    const stop = new AbortController();
    const silent = hub.silence();

    const fetching = pullModel(ID, { ...options, signal: stop.signal });
    await silent;
    stop.abort(new Error('stopped'));

    await expect(fetching).rejects.toThrow('stopped');
    expect(content()).toEqual({});
    const left = await prospectModel(ID, options);
    expect(left.survey.missingBytes).toBeLessThan(left.survey.missing.reduce((sum, { bytes }) => sum + bytes, 0));

    await pullModel(ID, options);
    expect(content()).toEqual(contentOf(POCKET));
    expect(await readRecord(paths.models, ID)).not.toBeNull();
  });

  it('counts a connection that has fallen silent as cut', async () => {
    const { hub, options, content } = await place();
    hub.trouble(IMAGE, { kind: 'silent', after: 1_000_000 });

    await pullModel(ID, { ...options, patience: { ...QUICK, stallMs: 300 } });

    expect(content()).toEqual(contentOf(POCKET));
  });

  it('throws away a file that came damaged, and fetches it again', async () => {
    const { hub, options, content } = await place();
    hub.trouble(IMAGE, { kind: 'wrong-bytes' });
    hub.trouble('config.json', { kind: 'wrong-bytes' });
    hub.trouble(TEXT, { kind: 'shorter', bytes: 1_000 });

    await pullModel(ID, options);

    expect(content()).toEqual(contentOf(POCKET));
    expect(hub.requestsFor(IMAGE)).toHaveLength(2);
    expect(hub.requestsFor('/config.json')).toHaveLength(2);
  });

  it('says in one sentence that a file always comes damaged, and installs nothing', async () => {
    const { hub, options, content } = await place();
    hub.trouble(TEXT, { kind: 'wrong-bytes' }, Infinity);

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'unavailable',
      message: `onnx/text_model.onnx came damaged from ${new URL(hub.endpoint).host}, 3 times in a row.`,
    });
    expect(content()).toEqual({});
  });

  it('gives up after failing without progress, and keeps what has come', async () => {
    const { hub, options, content } = await place();
    hub.trouble(TEXT, { kind: 'cut', after: 1_000_000 });
    hub.trouble(TEXT, { kind: 'cut', after: 0 }, 3);

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ was cut\.$/),
      hint: expect.stringContaining('goes on from there'),
    });
    expect(content()).toEqual({});

    await pullModel(ID, options);
    expect(hub.requestsFor(TEXT).at(-1)?.range).toMatch(/^bytes=[1-9]/);
    expect(content()).toEqual(contentOf(POCKET));
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full when it is, and keeps what has come', async () => {
    const { options, content, paths } = await place();
    const { plan } = await prospectModel(ID, options);
    const file = plan.files.find(({ path }) => path === IMAGE);
    if (file === undefined) throw new Error('There is no image tower in the plan.');
    const partial = partialFile(paths.models, ID, file);
    mkdirSync(dirname(partial), { recursive: true });
    // Every write to this device fails with ENOSPC.
    symlinkSync('/dev/full', partial);

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The disk of the data folder became full before the model had come.',
    });
    expect(content()).toEqual({});
  });

  it('refuses before fetching what does not fit on the disk', async () => {
    const { hub, options } = await place();
    hub.serve(ID, POCKET, {
      alter: ({ siblings, ...rest }) => ({
        ...rest,
        siblings: siblings.map((file) =>
          file.rfilename === TEXT ? { ...file, lfs: { ...(file.lfs as object), size: 2 ** 52 } } : file,
        ),
      }),
    });

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /^4504 TB are still to be fetched, and the disk of the data folder has .+ free\.$/,
      ),
    });
    expect(hub.requestsFor(TEXT)).toEqual([]);
  });

  it('mends a model of which a file was damaged or lost since', async () => {
    const { hub, options, content, paths } = await place();
    await pullModel(ID, options);
    const image = join(modelFolder(paths.models, ID), IMAGE);
    const bytes = readFileSync(image);
    bytes[100] = ~(bytes[100] ?? 0) & 0xff;
    writeFileSync(image, bytes);

    await pullModel(ID, options);

    expect(content()).toEqual(contentOf(POCKET));
    expect(hub.requestsFor(IMAGE)).toHaveLength(2);
    expect(hub.requestsFor(TEXT)).toHaveLength(1);
  });

  it('adds a second precision, sharing what is the same, and keeps both in one record', async () => {
    const { hub, options, content, paths } = await place();
    const both = temporaryFolder();
    cpSync(POCKET, both, { recursive: true });
    for (const path of [IMAGE, TEXT]) cpSync(join(POCKET, path), join(both, asQuantized(path)));
    hub.serve(ID, both);

    await pullModel(`${ID}@q8`, options);
    expect(Object.keys(content())).not.toContain(IMAGE);
    await pullModel(ID, options);

    expect(content()).toEqual(contentOf(both));
    const recorded = (await readRecord(paths.models, ID))?.files.map(({ path }) => path);
    expect(recorded?.sort()).toEqual(Object.keys(contentOf(both)).sort());
    expect(hub.requestsFor('/tokenizer.json')).toHaveLength(1);
  });

  it('takes another precision from the revision that is here, not from a newer one', async () => {
    const { hub, options, paths } = await place();
    const { revision } = await pullModel(ID, options);
    hub.serve(ID, POCKET, { rename: asQuantized });

    await expect(pullModel(`${ID}@q8`, options)).rejects.toMatchObject({
      code: 'bad-model',
      message: `${ID} is not offered as q8, but as fp32.`,
    });
    expect(await readRecord(paths.models, ID)).toMatchObject({ revision });
  });

  it.runIf(sharedPath('models', 'clip-pocket-384-gap'))('fetches another model beside it', async () => {
    const { hub, options, paths, content } = await place();
    const gap = sharedPath('models', 'clip-pocket-384-gap') ?? '';
    hub.serve('rummage/gap', gap);

    await pullModel(ID, options);
    await pullModel('rummage/gap', options);

    expect(content()).toEqual(contentOf(POCKET));
    expect(contentOf(modelFolder(paths.models, 'rummage/gap'))).toMatchObject(contentOf(gap));
  });

  it('refuses a hub that names a file outside the model’s folder', async () => {
    const { hub, options, paths } = await place();
    for (const path of ['../../../etc/passwd', '/etc/passwd', 'LICENSE\\..\\x', 'onnx//x', './config.json']) {
      hub.serve(ID, POCKET, {
        alter: ({ siblings, ...rest }) => ({ ...rest, siblings: [...siblings, { rfilename: path, size: 1 }] }),
      });

      await expect(pullModel(ID, options)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('names a file outside the model’s own folder'),
      });
    }
    expect(contentOf(paths.root)).toEqual({});
  });

  it('lets one process at a time fetch a model', async () => {
    const { options, paths } = await place();
    mkdirSync(partialsFolder(paths.models), { recursive: true });
    const lock = acquireProcessLock(modelLock(paths.models, ID), 'The test', 0);

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`A fetch of ${ID} is already running`),
    });
    lock.release();
  });

  it('tells how far it is, at most a few times, and ends at the whole', async () => {
    const { options } = await place();
    const told: number[] = [];

    await pullModel(ID, { ...options, onProgress: ({ doneBytes, totalBytes }) => told.push(doneBytes / totalBytes) });

    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe('what the hub or the network refuses', () => {
  const refused = async (settings: Partial<HubSettings>, id = ID) => {
    const { options, paths } = await place();
    const answer = await pullModel(id, { ...options, settings: { ...options.settings, ...settings } }).catch(
      (error: unknown) => error as { code: string; message: string; hint: string },
    );
    expect(contentOf(paths.root)).toEqual({});
    return answer;
  };

  it('is one sentence for a model there is not', async () => {
    expect(await refused({}, 'nobody/nothing')).toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ has no model nobody\/nothing\.$/),
    });
  });

  it('is one sentence for a refused connection, with the way to copy the model by hand', async () => {
    expect(await refused({ endpoint: 'http://127.0.0.1:1' })).toMatchObject({
      code: 'unavailable',
      message: '127.0.0.1:1 cannot be reached: the connection was refused.',
      hint: expect.stringMatching(
        /^Without a network, download config\.json, .+ and onnx\/text_model\.onnx from http:\/\/127\.0\.0\.1:1\/rummage\/pocket\/tree\/main on another machine, and copy them into models\/rummage\/pocket in the data folder/,
      ),
    });
  });

  it('names what makes an id wrong before anything is sent', async () => {
    for (const id of ['clip-pocket-384', '/absolute/path']) {
      expect(await refused({ endpoint: 'http://127.0.0.1:1' }, id)).toMatchObject({ code: 'bad-request' });
    }
    expect(await refused({}, 'a/../b')).toMatchObject({ code: 'bad-model' });
  });

  it('asks a busy hub again, and gives up in one sentence', async () => {
    const { hub, options } = await place();
    hub.trouble('metadata', { kind: 'status', status: 502 });
    await expect(prospectModel(ID, options)).resolves.toBeDefined();

    hub.trouble('metadata', { kind: 'status', status: 500 }, Infinity);
    await expect(prospectModel(ID, options)).rejects.toThrow(/answered 500: it is busy or out of order\.$/);
  });

  it('says how to be let in when the licence has to be accepted', async () => {
    const { hub, options } = await place();
    hub.serve(ID, POCKET, { gated: true });

    await expect(pullModel(ID, options)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/gives rummage\/pocket only to people who have accepted its licence\.$/),
      hint: `Accept the licence at ${hub.endpoint}/${ID}, and set HF_TOKEN to a token from ${hub.endpoint}/settings/tokens.`,
    });

    hub.trouble('metadata', { kind: 'status', status: 401, headers: { 'x-error-code': 'GatedRepo' } });
    await expect(pullModel(ID, options)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells a model it does not know from a token it does not accept', async () => {
    const { hub, options } = await place();
    hub.trouble('metadata', { kind: 'status', status: 401 }, 2);

    await expect(pullModel(ID, options)).rejects.toMatchObject({ code: 'not-found' });
    await expect(pullModel(ID, { ...options, settings: { ...hub.settings, token: 'old' } })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/does not accept the token/),
    });
  });

  it('shows the token to the hub, and not to the host it redirects to', async () => {
    const { hub, options } = await place();
    hub.serve(ID, POCKET, { gated: true });

    await pullModel(ID, { ...options, settings: { ...hub.settings, token: 'secret' } });

    expect(hub.seen.filter(({ isElsewhere }) => isElsewhere).map(({ authorization }) => authorization)).toEqual([
      null,
      null,
    ]);
    const atHub = hub.seen.filter(({ isElsewhere }) => !isElsewhere);
    expect(new Set(atHub.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer secret']));
  });
});
