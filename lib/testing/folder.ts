import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Registers what must happen afterwards: `onTestFinished` inside a test, `afterAll` beside it. */
export type Afterwards = (cleanUp: () => void | Promise<void>) => void;

/** A new empty folder, removed when the test has finished; its real path. */
export function temporaryFolder(afterwards: Afterwards = onTestFinished): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rummage-test-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
