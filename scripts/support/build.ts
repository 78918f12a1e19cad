import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
