import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAttempts, requireNoAttempts, trapEnvironment } from './network-record';
import { makeTemplate } from '#lib/testing/data-template';

/** Names the data folder that starts are given a copy of. */
export const TEMPLATE_VARIABLE = 'RUMMAGE_E2E_TEMPLATE';

/**
 * Sets the network trap for the whole run: for Playwright's own processes and for all they start. Then makes what every
 * start would do again for the same model.
 */
export default async function setUp(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rummage-trap-'));
  const record = join(folder, 'attempts.jsonl');
  Object.assign(process.env, trapEnvironment(record));
  process.env[TEMPLATE_VARIABLE] = await makeTemplate(folder);

  return () => {
    const attempts = readAttempts(record);
    rmSync(folder, { recursive: true, force: true });
    requireNoAttempts(attempts);
  };
}
