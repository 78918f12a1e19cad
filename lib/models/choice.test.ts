import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { readModelChoice } from '../store/model-choice';
import { writeSwitchProgress } from '../store/model-switch';
import { pendingRequests } from '../store/requests';
import { openTestLibrary, rememberTestModel } from '../testing/library';
import { chooseModel, readRoles, readSwitch, wantedModel } from './choice';

const FREE = loadConfig({});
const FIXED = loadConfig({ RUMMAGE_MODEL: 'fixed-model' });
const PROGRESS = { done: 1, total: 3, away: 0, secondsLeft: 2, problem: null } as const;

describe('the model wanted', () => {
  it('is the one that ships with Rummage until another is chosen', () => {
    const { db } = openTestLibrary();
    expect(wantedModel(db, FREE)).toEqual({ reference: DEFAULT_MODEL, fixedBy: null, leaveOutMissing: false });

    chooseModel(db, FREE, 'owner/model', { leaveOutMissing: true });

    expect(wantedModel(db, FREE)).toEqual({ reference: 'owner/model', fixedBy: null, leaveOutMissing: true });
    expect(pendingRequests(db).map(({ request }) => request)).toEqual([{ kind: 'model' }]);
  });

  it('is the one a setting names, and then no other can be chosen', () => {
    const { db } = openTestLibrary();
    chooseModel(db, FREE, 'owner/model');

    expect(wantedModel(db, FIXED)).toMatchObject({ reference: 'fixed-model', fixedBy: 'RUMMAGE_MODEL' });
    expect(() => chooseModel(db, FIXED, 'another')).toThrow('fixed by RUMMAGE_MODEL');
    expect(readModelChoice(db)?.reference).toBe('owner/model');
  });

  it('may leave out what is missing also when a setting names it', () => {
    const { db } = openTestLibrary();

    chooseModel(db, FIXED, 'fixed-model', { leaveOutMissing: true });

    expect(wantedModel(db, FIXED).leaveOutMissing).toBe(true);
  });
});

describe('a switch', () => {
  it('names both models while the next one is filled', () => {
    const { db } = openTestLibrary();
    expect(readSwitch(db)).toBeNull();
    rememberTestModel(db);

    writeSwitchProgress(db, { reference: 'next', state: 'filling', ...PROGRESS });

    expect(readSwitch(db)).toEqual({ from: 'test-model', to: 'next', state: 'filling', ...PROGRESS });
    expect(readRoles(db)).toEqual({ active: 'test-model', next: 'next' });
  });

  it('that failed has no next model', () => {
    const { db } = openTestLibrary();
    rememberTestModel(db);
    const problem = { reason: 'It lacks config.json.', remedy: 'Copy it again.' };

    writeSwitchProgress(db, { reference: 'next', state: 'failed', ...PROGRESS, problem });

    expect(readSwitch(db)).toMatchObject({ state: 'failed', problem });
    expect(readRoles(db)).toEqual({ active: 'test-model', next: null });
  });
});
