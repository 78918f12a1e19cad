import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A package Rummage runs with. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package states it. */
  readonly licence: string;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/**
 * The packages that are installed to run Rummage, by name; not those that only serve its making.
 *
 * @param root absolute path of the project
 */
export async function installedPackages(root: string): Promise<Licensed[]> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));

  const found = new Map<string, Licensed>();
  for (const [place, { name, version, license, dev }] of Object.entries(packages)) {
    // Packages for other systems are in the list, and not installed.
    if (!place.startsWith('node_modules/') || dev || !version || !existsSync(join(root, place))) continue;

    const known = name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(`${known} ${version}`, { name: known, version, licence: license ?? 'not stated' });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
