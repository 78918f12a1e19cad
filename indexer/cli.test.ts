import { spawn } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailureList } from '#lib/nouns';
import { projectRoot, sampleFolder } from '#lib/paths';
import { temporaryFolder } from '#lib/testing/folder';
import { prepareData } from '#lib/testing/prepared-data';

interface Result {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const data = temporaryFolder(afterAll);
const photos = temporaryFolder(afterAll);

/** Runs the real command in the folder that holds `photos`. */
function rummage(args: readonly string[], readAll = true, dataFolder = data): Promise<Result> {
  const command = spawn(process.execPath, [join(projectRoot(), 'scripts', 'rummage.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, RUMMAGE_DATA: dataFolder, RUMMAGE_PORT: '4298' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  if (readAll) command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  else command.stdout.destroy();
  command.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => command.on('close', (code) => resolve({ code, output, errors })));
}

beforeAll(async () => {
  for (const name of ['IMG_1016.jpg', 'IMG_1017.jpg', 'IMG_1018.jpg']) {
    cpSync(join(sampleFolder(), name), join(photos, name));
  }
  writeFileSync(join(photos, 'broken.jpg'), 'this is no photo');

  const { code, output } = await rummage(['index', '--once', photos]);

  expect(output).toContain('3 photos indexed, 1 failed');
  expect(output).toMatch(/broken\.jpg: .+/);
  expect(code).toBe(0);
});

describe('rummage', () => {
  it('finds a photo by words and prints its similarity and its path', async () => {
    const { code, output } = await rummage(['search', 'a', 'cat', '--limit', '1']);

    expect(output).toMatch(new RegExp(`^0\\.\\d{3}\\t${join(photos, 'IMG_1017.jpg')}\n$`));
    expect(code).toBe(0);
  });

  it('prints the API’s answer, with the path of each file, when asked for JSON', async () => {
    const { output } = await rummage(['search', 'a rocket', '--json', '--all']);

    const answer = JSON.parse(output) as {
      total: number;
      matches: number;
      results: { file: string; match: boolean }[];
    };
    expect(answer).toMatchObject({ total: 3, matches: 1 });
    expect(answer.results.map(({ match }) => match)).toEqual([true, false, false]);
    expect(answer.results[0]?.file).toBe(join(photos, 'IMG_1018.jpg'));
  });

  it('shows only what matches, and says how many do', async () => {
    const { output, errors } = await rummage(['search', 'a rocket']);
    expect(output).toMatch(new RegExp(`^0\\.\\d{3}\\t${join(photos, 'IMG_1018.jpg')}\n$`));
    expect(errors).toBe('1 photo matches.\n');

    const whole = await rummage(['search', 'a rocket', '--all']);
    expect(whole.output.trim().split('\n')).toHaveLength(3);
    expect(whole.errors).toBe('1 photo matches.\n');
  });

  it('says so when nothing matches, and that is no failure', async () => {
    const { code, output, errors } = await rummage(['search', 'a pizza']);

    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(errors).toBe('Nothing matches. With `--all`, the photos nearest to it are shown.\n');
    expect((await rummage(['search', 'a pizza', '--all', '--limit', '2'])).output.trim().split('\n')).toHaveLength(2);
  });

  it('names the words the model does not know, beside an empty answer, and that is no failure', async () => {
    const { code, output, errors } = await rummage(['search', 'xyzzyq']);

    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(errors).toContain('The model does not know: xyzzyq');
  });

  it('finds photos similar to the one at a path', async () => {
    const { output } = await rummage(['similar', join(photos, 'IMG_1017.jpg')]);

    const found = output.trim().split('\n');
    expect(found).toHaveLength(2);
    expect(output).not.toContain('IMG_1017.jpg');
  });

  it('shows counts and folders as its status', async () => {
    const { output } = await rummage(['status']);

    expect(output).toContain('3 indexed, 0 waiting, 1 failed');
    expect(output).toContain(photos);
  });

  it('says that indexing is paused, and how it goes on, instead of waiting for ever', async () => {
    expect(await rummage(['pause'])).toMatchObject({ code: 0, output: expect.stringContaining('rummage resume') });
    expect(await rummage(['index', '--once'])).toMatchObject({
      code: 1,
      errors: 'Indexing is paused.\n`npx rummage resume` lets it go on.\n',
    });

    expect(await rummage(['resume'])).toMatchObject({ code: 0 });
    expect(await rummage(['index', '--once'])).toMatchObject({ code: 0 });
  });

  it('lists what could not be read, with reason, remedy and attempts, and takes it up again', async () => {
    const { output } = await rummage(['failures']);
    expect(output).toContain(join(photos, 'broken.jpg'));
    expect(output).toMatch(/1 attempt, the last with sharp/);

    const { total, reasons, failures } = JSON.parse((await rummage(['failures', '--json'])).output) as FailureList;
    expect({ total, reasons }).toEqual({ total: 1, reasons: [{ reason: failures[0]?.failure.reason, count: 1 }] });
    expect(failures[0]).toMatchObject({ path: 'broken.jpg', file: join(photos, 'broken.jpg'), attempts: 1 });

    const other = await rummage(['failures', '--reason', 'no such reason']);
    expect(other).toMatchObject({ code: 0, output: 'No photo failed for that reason.\n' });

    const retried = await rummage(['failures', '--retry', '--reason', failures[0]?.failure.reason ?? '']);
    expect(retried.output).toContain('1 photo will be tried again when the indexer runs');
    expect((await rummage(['index', '--once'])).output).toContain('1 failed');
    expect((await rummage(['failures'])).output).toContain('2 attempts');
  });

  it('asks about a folder that lost its photos at once, and takes the answer', async () => {
    const library = temporaryFolder();
    await prepareData(library);
    const folder = join(temporaryFolder(), 'drive');
    cpSync(photos, folder, { recursive: true });
    const run = (...args: string[]) => rummage(args, true, library);
    await run('index', '--once', folder);
    expect((await run('folders', 'settle', folder, 'accept')).errors).toContain('is not waiting for an answer');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    await run('index', '--once');

    const { output } = await run('status');
    expect(output).toContain('suspended');
    expect(output).toContain('npx rummage folders settle 1 wait');
    expect(output).toContain('npx rummage folders settle 1 accept');

    expect((await run('folders', 'settle', folder, 'maybe')).code).toBe(2);
    expect((await run('folders', 'settle', '1', 'accept')).output).toContain('kept for 30 days');
    await run('index', '--once');
    expect((await run('folders', 'list')).output).toMatch(/0 photos +ready/);
    expect((await run('status')).output).toContain('4 missing');
  }, 120_000);

  it('says in one line what is wrong, with a remedy and the right exit code', async () => {
    const missing = await rummage(['index', '--once', '/no/such/folder']);
    expect(missing).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringMatching(/^There is no folder .+\n.+\n$/),
    });

    const stranger = await rummage(['similar', 'stranger.jpg']);
    expect(stranger).toMatchObject({ code: 1, errors: expect.stringContaining('stranger.jpg is not among') });
  });

  it('tells what it did not understand from what failed', async () => {
    expect((await rummage(['frobnicate'])).code).toBe(2);
    expect((await rummage(['search'])).code).toBe(2);
    expect((await rummage(['search', 'cat', '--limit', '0'])).code).toBe(2);
    expect(await rummage(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('Exit codes') });
  });

  it('ends quietly when nobody reads its answer', async () => {
    const { code, errors } = await rummage(['search', 'cat', '--json'], false);

    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  it('lists the settings in force and finds everything well', async () => {
    const { code, output } = await rummage(['doctor']);

    expect(output).toContain('[RUMMAGE_DATA]');
    expect(output).not.toContain('FAIL');
    expect(code).toBe(0);
  });
});
