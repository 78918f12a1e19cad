import { useState } from 'react';
import type { Indexing, IndexingSettings } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';

/** The settings as the server last told them, or as this person has just changed them, and how to change them. */
export function useIndexingSettings(told: IndexingSettings) {
  const [said, setSaid] = useState<{ readonly before: string; readonly settings: IndexingSettings } | null>(null);
  // What was said counts until the server tells something new.
  const before = JSON.stringify(told);
  const settings = said?.before === before ? said.settings : told;

  const change = (part: Partial<IndexingSettings>): void => {
    setSaid({ before, settings: { ...settings, ...part } });
    callApi<Indexing>('/api/indexing', { method: 'PUT', body: part }).catch((error: unknown) => {
      setSaid(null);
      reportProblem(error);
    });
  };
  return { settings, change };
}
