import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import './shared-folder';
import { makeTemplate } from './data-template';

/** The slowest machine makes it within this, in milliseconds. */
const PATIENCE_MS = 120_000;

/**
 * Fills a data folder with what a first start makes, which takes some seconds of work: it knows the bundled model, but no
 * photo and no folder. Made once for all tests of a run, by the first that asks. Not for tests of a first start.
 *
 * @param data absolute path
 */
export async function prepareData(data: string): Promise<void> {
  const root = join(inject('sharedFolder'), 'prepared');
  const [template, ready] = [join(root, 'template'), join(root, 'ready')];
  if (isFirst(root)) {
    await makeTemplate(root);
    writeFileSync(ready, '');
  }
  await vi.waitFor(() => requireReady(ready), { timeout: PATIENCE_MS, interval: 100 });
  cpSync(template, data, { recursive: true });
}

/** Making a folder is all or nothing: one of several processes succeeds. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function requireReady(file: string): void {
  if (!existsSync(file)) throw new Error('The test file that was to prepare a data folder for all others has not.');
}
