import { useEffect, useState } from 'react';
import type { FolderChoices } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';

export interface ShownChoices {
  readonly choices: FolderChoices;
  readonly isPast: boolean;
}

/**
 * The folders that can be chosen in a folder of this machine.
 *
 * @param path absolute; null for where choosing begins
 * @returns null until they have arrived; those last shown, `isPast`, while others are on their way
 */
export function useFolderChoices(path: string | null): ShownChoices | null {
  const [shown, setShown] = useState<{ readonly of: string | null; readonly choices: FolderChoices } | null>(null);

  useEffect(() => {
    const abandoned = new AbortController();
    const address = path === null ? '/api/folders/choices' : `/api/folders/choices?in=${encodeURIComponent(path)}`;
    callApi<FolderChoices>(address, { signal: abandoned.signal }).then(
      (choices) => setShown({ of: path, choices }),
      reportProblem,
    );
    return () => abandoned.abort();
  }, [path]);

  return shown && { choices: shown.choices, isPast: shown.of !== path };
}
