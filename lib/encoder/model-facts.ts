import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { log } from '../log';
import { writeWhole } from '../write-file';
import { allFiles } from './model-files';
import type { ModelFolder } from './model-folder';

const count = z.number().int().positive();

const tuningSchema = z.object({
  /** What it was measured on, see `describeMachine`. */
  machine: z.string(),
  provider: z.string(),
  threads: count,
  batch: count,
});

const speedSchema = z.object({
  machine: z.string(),
  imagesPerSecond: z.number(),
  queryMs: z.number(),
  imageMemory: z.number(),
  textMemory: z.number(),
});

const factsSchema = z.object({
  /** Size and time of change of every file, by which it is known that nothing changed. */
  files: z.record(z.string(), z.tuple([z.number(), z.number()])),
  revision: z.string(),
  dimensions: count,
  padding: z.enum(['own-length', 'fixed']),
  tuning: tuningSchema.optional(),
  speed: speedSchema.optional(),
});

/** What was found out about a model at a precision, so that it need not be found out at every start. */
export type ModelFacts = z.infer<typeof factsSchema>;

/** Raised when models are looked into in another way: what was found out before is then found out again. */
const VERSION = 1;

const fileSchema = z.object({ version: z.literal(VERSION), models: z.record(z.string(), factsSchema) });

/** @param factsFile {@link DataPaths}.modelFacts; null when it holds nothing of these very files */
export async function readFacts(factsFile: string, model: ModelFolder): Promise<ModelFacts | null> {
  const facts = (await readAll(factsFile))[keyOf(model)];
  if (facts === undefined) return null;
  return JSON.stringify(facts.files) === JSON.stringify(await signatureOf(model)) ? facts : null;
}

/** Keeps facts where there is a data folder to keep them in; without, they are found out again. */
export async function writeFacts(
  factsFile: string,
  model: ModelFolder,
  facts: Omit<ModelFacts, 'files'>,
): Promise<void> {
  try {
    if (!existsSync(/* turbopackIgnore: true */ dirname(factsFile))) return;
    const models = { ...(await readAll(factsFile)), [keyOf(model)]: { ...facts, files: await signatureOf(model) } };
    await writeWhole(factsFile, Buffer.from(`${JSON.stringify({ version: VERSION, models }, null, 2)}\n`));
  } catch (error) {
    log.debug({ err: error }, 'What is known of a model could not be kept.');
  }
}

async function readAll(factsFile: string): Promise<Record<string, ModelFacts>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(/* turbopackIgnore: true */ factsFile, 'utf8'))).models;
  } catch {
    return {};
  }
}

function keyOf({ path, dtype }: ModelFolder): string {
  return `${path}@${dtype}`;
}

async function signatureOf({ path, files }: ModelFolder): Promise<ModelFacts['files']> {
  const signature: ModelFacts['files'] = {};
  for (const file of allFiles(files)) {
    const { size, mtimeMs } = await stat(/* turbopackIgnore: true */ join(path, file));
    signature[file] = [size, mtimeMs];
  }
  return signature;
}
