import { describeBytes } from '#lib/models/describe-bytes';
import type { Indexing, IndexingState } from '#lib/nouns';

const WORDS: Readonly<Record<IndexingState, string>> = {
  indexing: 'indexing',
  yielding: 'indexing, making way for searches',
  paused: 'paused by you (`npx rummage resume` lets it go on)',
  'outside-window': 'waiting for its time of day',
  'waiting-for-idle': 'waiting until the machine is idle',
  done: 'nothing waits',
  stopped: 'stopped',
};

export function describeState(state: IndexingState): string {
  return WORDS[state];
}

/** Bytes read and what each stage takes, a line each; none of what is not known. */
export function describeWork({ bytesRead, bytesPerSecond, stages }: Indexing): string[] {
  const pace = bytesPerSecond > 0 ? `, ${describeBytes(bytesPerSecond)}/s` : '';
  const times = Object.entries(stages).flatMap(([stage, ms]: [string, number | null]) =>
    ms === null ? [] : [`${stage} ${ms} ms`],
  );
  return [
    ...(bytesRead > 0 ? [`Read     ${describeBytes(bytesRead)} since the indexer started${pace}`] : []),
    ...(times.length > 0 ? [`A photo  ${times.join(', ')}`] : []),
  ];
}
