import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Finding, unwell, well } from './check';

/** Below this much, in bytes, thumbnails of a few thousand photos no longer fit. */
const LEAST_FREE = 200 * 1024 * 1024;

/** Whether the data folder, or the place where it is going to be made, can be written to and has room. */
export function checkDataFolder(folder: string): Finding {
  const existing = nearestExisting(folder);

  if (!isWritable(existing)) {
    return unwell(`${existing} cannot be written to`, 'Correct its permissions, or choose another with RUMMAGE_DATA.');
  }
  const { bavail, bsize } = statfsSync(existing);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
  if (bavail * bsize < LEAST_FREE) {
    return unwell(`${folder} has only ${free}`, 'Free some space, or choose another drive with RUMMAGE_DATA.');
  }
  return well(`${folder}, ${free}${existing === folder ? '' : ', not made yet'}`);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
