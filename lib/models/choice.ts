import { type Config, describeConfig } from '../config';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { RummageError } from '../errors';
import type { ModelSwitch } from '../nouns';
import { readActiveModel } from '../store/active-model';
import { type Database, transact } from '../store/database';
import { readModelChoice, writeModelChoice } from '../store/model-choice';
import { readSwitchProgress } from '../store/model-switch';
import { makeRequest } from '../store/requests';

export interface WantedModel {
  readonly reference: string;
  /** The setting that fixes it, by the name a person knows; null when it can be chosen. */
  readonly fixedBy: string | null;
  /** Do not wait for photos that cannot be reached now. */
  readonly leaveOutMissing: boolean;
}

/** The model a person wants searches to be answered by: by setting, by choice, or the one that ships with Rummage. */
export function wantedModel(db: Database, config: Config): WantedModel {
  const choice = readModelChoice(db);
  if (config.model === null) {
    return { fixedBy: null, ...(choice ?? { reference: DEFAULT_MODEL, leaveOutMissing: false }) };
  }
  // Whoever asked not to wait for what is missing asked it of this model.
  const leaveOutMissing = choice?.reference === config.model && choice.leaveOutMissing;
  return { reference: config.model, fixedBy: nameOfSetting(), leaveOutMissing };
}

/**
 * Chooses the model searches shall be answered by. The active one goes on answering until the chosen one covers
 * everything; the indexer makes it so.
 *
 * @throws RummageError `conflict` when a setting fixes another
 */
export function chooseModel(
  db: Database,
  config: Config,
  reference: string,
  { leaveOutMissing = false }: { readonly leaveOutMissing?: boolean | undefined } = {},
): void {
  if (config.model !== null && config.model !== reference) {
    throw new RummageError('conflict', `The model is fixed by ${nameOfSetting()}: ${config.model}.`, {
      hint: `Remove that setting and restart Rummage to choose here.`,
    });
  }

  transact(db, () => {
    writeModelChoice(db, { reference, leaveOutMissing });
    makeRequest(db, { kind: 'model' });
  });
}

/** Has the indexer forget everything computed with a model whose files were removed. */
export function forgetModel(db: Database, reference: string): void {
  makeRequest(db, { kind: 'forget-model', reference });
}

/** The references of the model that answers, and of the one being made ready. */
export function readRoles(db: Database): { readonly active: string | null; readonly next: string | null } {
  const next = readSwitchProgress(db);
  return {
    active: readActiveModel(db)?.model.reference ?? null,
    next: next === null || next.state === 'failed' ? null : next.reference,
  };
}

/** How far the next model has come; null while there is none. */
export function readSwitch(db: Database): ModelSwitch | null {
  const progress = readSwitchProgress(db);
  const from = readActiveModel(db)?.model.reference;
  if (progress === null || from === undefined) return null;

  const { reference, ...rest } = progress;
  return { from, to: reference, ...rest };
}

function nameOfSetting(): string {
  const source = describeConfig().find(({ name }) => name === 'model')?.source;
  return source === 'file' ? 'rummage.config.json' : 'RUMMAGE_MODEL';
}
