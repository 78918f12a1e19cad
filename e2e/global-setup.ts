import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAttempts, requireNoAttempts, trapEnvironment } from './network-record';

/** Sets the network trap for the whole run: for Playwright's own processes and for all they start. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rummage-trap-'));
  const record = join(folder, 'attempts.jsonl');
  Object.assign(process.env, trapEnvironment(record));

  return () => {
    const attempts = readAttempts(record);
    rmSync(folder, { recursive: true, force: true });
    requireNoAttempts(attempts);
  };
}
