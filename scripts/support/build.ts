import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RummageError } from '#lib/errors';
import { acquireProcessLock, type ProcessLock } from '#lib/store/process-lock';

/** How often whoever waits looks whether the other has built it. */
const LOOK_EVERY_MS = 250;

/** Everything that goes into the built web app. */
const INPUTS = [
  'app',
  'lib',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** What `node` is given to build the web app, in the project's root. */
export const BUILD_ARGS: readonly string[] = ['node_modules/next/dist/bin/next', 'build'];

/** @param root absolute path of the project */
export function isBuildStale(root: string): boolean {
  const { hash, complete } = stamps(root);
  // Next writes BUILD_ID last; without it the build was cut off.
  if (!existsSync(complete) || !existsSync(hash)) return true;

  return readFileSync(hash, 'utf8') !== hashInputs(root);
}

/** Records what the build that is in place was made from; to be called as soon as it has succeeded. */
export function markBuilt(root: string, inputs: string): void {
  writeFileSync(stamps(root).hash, inputs);
}

/**
 * Builds the web app unless it is up to date; while another process does so, that is waited for, since Next refuses to build
 * twice at once.
 *
 * @param build called when nobody else builds and it is still needed
 * @param onWait told, once, when somebody else builds
 * @param signal ends the waiting
 * @returns what `build` gave; null when it was not called
 */
export async function buildIfStale<Result>(
  root: string,
  build: () => Promise<Result>,
  onWait: () => void,
  signal?: AbortSignal,
): Promise<Result | null> {
  if (!isBuildStale(root)) return null;
  const file = join(root, '.next', 'cache', 'rummage-build.lock');
  mkdirSync(dirname(file), { recursive: true });

  let lock = tryLock(file);
  if (lock === null) onWait();
  for (; lock === null && signal?.aborted !== true; lock = tryLock(file)) await sleep(LOOK_EVERY_MS);
  try {
    return signal?.aborted !== true && isBuildStale(root) ? await build() : null;
  } finally {
    lock?.release();
  }
}

/** Null while another process has it. */
function tryLock(file: string): ProcessLock | null {
  try {
    return acquireProcessLock(file, 'A build of the web app', 0);
  } catch (error) {
    if (error instanceof RummageError && error.code === 'locked') return null;
    throw error;
  }
}

/** SHA-256, hex, over the names and contents of all inputs; tests aside, for they are not built. */
export function hashInputs(root: string): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => filesOf(root, input))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function stamps(root: string): { readonly hash: string; readonly complete: string } {
  return { hash: join(root, '.next', 'rummage-build-hash'), complete: join(root, '.next', 'BUILD_ID') };
}

function filesOf(root: string, input: string): string[] {
  const path = join(root, input);
  if (!existsSync(path)) return [];
  if (/\.\w+$/.test(input)) return [input];

  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
