import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { bundledModel } from '../testing/model';
import { projectRoot } from '../paths';
import { Encoder } from './encoder';

/** What marks a machine that tests run on, where ONNX Runtime reports nothing anyway. */
const TESTING = ['CI', 'GITHUB_ACTIONS', 'TF_BUILD', 'BUILD_ID', 'TEAMCITY_VERSION', 'VITEST', 'NODE_ENV'];

/** A person's home, empty, and none of what would keep ONNX Runtime from reporting on a machine like this. */
function asAtHome(): string {
  const home = temporaryFolder();
  for (const name of [...TESTING, 'ORT_DISABLE_TELEMETRY', 'XDG_CACHE_HOME']) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  return home;
}

const kept = (home: string) => readdirSync(home, { recursive: true, encoding: 'utf8' });

it('ONNX Runtime keeps no reports in the processes that embed', async () => {
  const home = asAtHome();
  const encoder = new Encoder(await bundledModel(), { imageThreads: 1, textThreads: 1 });
  onTestFinished(() => encoder.close());

  await encoder.query('a red bus');

  expect(kept(home).filter((path) => /onnxruntime|Microsoft/.test(path))).toEqual([]);
});

it('ONNX Runtime keeps no reports where a model is loaded without a process of its own', () => {
  const home = asAtHome();
  const script = `
    import { bundledModel } from '#lib/testing/model';
    import { openSession } from '#lib/encoder/session';
    await openSession(await bundledModel(), 'text', { threads: 1, provider: 'cpu' });`;
  const run = (code: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: projectRoot() });

  const { status, stderr } = run(script);

  expect(status, stderr.toString()).toBe(0);
  expect(kept(home).filter((path) => /onnxruntime|Microsoft/.test(path))).toEqual([]);
});

it('ONNX Runtime still goes by the variable it is told with', () => {
  const binaries = join(projectRoot(), 'node_modules', 'onnxruntime-node', 'bin');
  const own = readdirSync(binaries, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.includes(join(process.platform, process.arch)) && /\.(so|so\.\d.*|dylib)$/.test(path),
  );
  // Windows has its own switch for such reports.
  if (process.platform === 'win32') return;

  expect(own.some((path) => readFileSync(join(binaries, path)).includes('ORT_DISABLE_TELEMETRY'))).toBe(true);
});
