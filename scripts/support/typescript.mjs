import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypescript } from '../../lib/typescript.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Imports a TypeScript module of the project, after moving to the project's root: settings, workers and Next are looked
 * up there.
 *
 * @param {string} path relative to the root
 */
export async function load(path) {
  process.chdir(ROOT);
  requireInstalled();
  return importTypescript(path);
}

function requireInstalled() {
  try {
    import.meta.resolve('tsx/esm/api');
  } catch {
    console.error('Rummage is not installed yet: run `npm install` first.');
    process.exit(1);
  }
}
