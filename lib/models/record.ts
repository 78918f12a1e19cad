import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DTYPES } from '../encoder/reference';
import { syncToDisk, writeWhole } from '../write-file';
import { isInnerPath } from './hub-id';
import type { FetchPlan, PlannedFile } from './plan';
import { modelFolder, planFile, RECORD } from './places';

/** What lies in a fetched model's folder, and where it came from. */
export interface FetchRecord {
  readonly id: string;
  readonly revision: string;
  readonly license: string | null;
  /** ISO 8601 */
  readonly fetchedAt: string;
  readonly files: readonly PlannedFile[];
}

const fileSchema = z
  .object({
    path: z.string().refine(isInnerPath),
    bytes: z.number().int().nonnegative(),
    sha256: z.string().optional(),
    gitOid: z.string().optional(),
  })
  .transform(({ path, bytes, sha256, gitOid }, context): PlannedFile => {
    if (sha256 !== undefined) return { path, bytes, digest: { algorithm: 'sha256', hex: sha256 } };
    if (gitOid !== undefined) return { path, bytes, digest: { algorithm: 'git', hex: gitOid } };
    context.addIssue('has no checksum');
    return z.NEVER;
  });

const fetchedSchema = z.object({
  id: z.string(),
  revision: z.string().regex(/^[0-9a-f]{40}$/),
  license: z.string().nullable(),
  files: z.array(fileSchema),
});
const recordSchema = fetchedSchema.extend({ fetchedAt: z.string() });
const planSchema = fetchedSchema.extend({ dtype: z.enum(DTYPES) });

/** @returns null for a folder that was not fetched, or whose record cannot be read: it can be fetched again */
export async function readRecord(models: string, id: string): Promise<FetchRecord | null> {
  return readJson(join(modelFolder(models, id), RECORD), recordSchema);
}

/** Writes the record so that it survives power loss. */
export async function writeRecord(models: string, record: FetchRecord): Promise<void> {
  const folder = modelFolder(models, record.id);
  await writeJson(join(folder, RECORD), { ...record, files: record.files.map(toStored) });
  await syncToDisk(join(folder, RECORD));
  await syncToDisk(folder);
}

/** @param file absolute path; @returns null when it is none */
export async function readPlan(file: string): Promise<FetchPlan | null> {
  return readJson(file, planSchema);
}

export async function writePlan(models: string, plan: FetchPlan): Promise<void> {
  await writeJson(planFile(models, plan.id, plan.dtype), { ...plan, files: plan.files.map(toStored) });
}

function toStored({ path, bytes, digest }: PlannedFile): Readonly<Record<string, unknown>> {
  return { path, bytes, [digest.algorithm === 'git' ? 'gitOid' : 'sha256']: digest.hex };
}

async function writeJson(file: string, content: object): Promise<void> {
  await writeWhole(file, Buffer.from(`${JSON.stringify(content, null, 2)}\n`));
}

async function readJson<Shape extends z.ZodType>(file: string, schema: Shape): Promise<z.infer<Shape> | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
