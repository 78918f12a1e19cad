import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Imports a TypeScript module of the project, after moving to the project's root: settings, workers and Next are looked
 * up there.
 *
 * @param {string} path relative to the root
 */
export async function load(path) {
  process.chdir(ROOT);
  const { register } = await import('tsx/esm/api').catch(refuse);
  register();
  return import(new URL(`../../${path}`, import.meta.url).href);
}

function refuse() {
  console.error('Rummage is not installed yet: run `npm install` first.');
  process.exit(1);
}
