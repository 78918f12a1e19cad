import { type IndexingChange, parseTypedChange, type TypedChange } from '#lib/indexing/parse';
import { changeIndexing, getIndexing } from '#lib/indexing/service';
import type { Indexing, IndexingSettings } from '#lib/nouns';
import { describeState } from './describe-indexing';
import { EXIT } from './exit-codes';
import { print } from './print';

/** `rummage indexing`: shows, and with options changes, when and how hard photos are indexed. @returns the exit code @throws RummageError */
export async function indexing({ json, ...typed }: TypedChange & { readonly json?: boolean }): Promise<number> {
  const change = parseTypedChange(typed);
  const now = await (Object.keys(change).length > 0 ? changeIndexing(change) : getIndexing());

  print(json ? JSON.stringify(now, null, 2) : describe(now));
  return EXIT.ok;
}

/** `rummage pause`: @returns the exit code */
export function pause(): Promise<number> {
  return change(
    { paused: true },
    'Indexing is paused, also after a restart, until `npx rummage resume`. Search goes on.',
  );
}

/** `rummage resume`: @returns the exit code */
export function resume(): Promise<number> {
  return change({ paused: false }, 'Indexing goes on.');
}

async function change(settings: IndexingChange, words: string): Promise<number> {
  const { state } = await changeIndexing(settings);
  print(state === 'stopped' && settings.paused === false ? `${words} No indexer runs now: \`npm start\`.` : words);
  return EXIT.ok;
}

function describe({ state, settings }: Indexing): string {
  return [
    `State      ${describeState(state)}`,
    `CPU share  at most ${settings.cpuShare} %`,
    `Window     ${describeWindow(settings.window)}`,
    `Only idle  ${settings.onlyIdle ? 'on' : 'off'}`,
  ].join('\n');
}

function describeWindow(window: IndexingSettings['window']): string {
  return window === null ? 'at any time' : `${window.from} to ${window.to}`;
}
