import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { referenceTo } from '../encoder/reference';
import type { LocalModel } from './local';
import { partialsFolder } from './places';
import { bytesOf } from './plan';
import { readPlan } from './record';
import { surveyBySize } from './survey';

/** What fetches that are not over have left, of this process or of another. @param models absolute path */
export async function interruptedFetches(models: string): Promise<LocalModel[]> {
  const found: LocalModel[] = [];

  for (const file of await planFiles(partialsFolder(models))) {
    const plan = await readPlan(file);
    if (plan === null) continue;
    const { id, dtype, license } = plan;
    found.push({
      ...{ reference: referenceTo(id, dtype), id, dtype, license, isBundled: false, state: 'partial', problem: null },
      ...{ dimensions: null, imageSize: null, textTokens: null, speed: null },
      bytesOnDisk: bytesOf(plan) - (await surveyBySize(models, plan)).missingBytes,
    });
  }
  return found;
}

async function planFiles(partials: string): Promise<string[]> {
  try {
    const names = await readdir(partials, { recursive: true });
    return names.filter((name) => /(^|[\\/])plan\.\w+\.json$/.test(name)).map((name) => join(partials, name));
  } catch {
    // Nothing was ever fetched.
    return [];
  }
}
