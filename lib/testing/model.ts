import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Model, openModel } from '../encoder/model';
import { bundledModels, projectRoot } from '../paths';
import { temporaryFolder } from './folder';

/**
 * What is found out about models under test; kept between runs, since it holds only while their files stay as they are.
 * Nothing here is measured on a library of anybody's.
 */
const FACTS_FILE = join(projectRoot(), 'node_modules', '.cache', 'rummage', 'model-facts.json');

/** Where a test opens models: none fetched, inspections remembered. */
export const TEST_MODELS = { models: join(tmpdir(), 'rummage-no-models'), modelFacts: FACTS_FILE } as const;

/** The model that ships with Rummage. */
export function bundledModel(): Promise<Model> {
  mkdirSync(dirname(FACTS_FILE), { recursive: true });
  return openModel('clip-pocket-384', TEST_MODELS);
}

/** A copy of the bundled model, for a test to damage; its towers are links. @returns its absolute path */
export function copyOfBundledModel(name = 'my-model', parent = temporaryFolder()): string {
  const bundled = join(bundledModels(), 'clip-pocket-384');
  const folder = join(parent, name);
  cpSync(bundled, folder, { recursive: true, filter: (path) => !path.endsWith('.onnx') });
  for (const tower of ['vision_model.onnx', 'text_model.onnx']) {
    symlinkSync(join(bundled, 'onnx', tower), join(folder, 'onnx', tower));
  }
  return folder;
}

export function editJson(file: string, edit: (content: Record<string, unknown>) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  edit(content);
  writeFileSync(file, JSON.stringify(content));
}

/** Something of the team's shared folder beside the project; null on a machine that has none. */
export function sharedPath(...parts: readonly string[]): string | null {
  const path = join(projectRoot(), '..', 'shared', ...parts);
  return existsSync(path) ? path : null;
}
