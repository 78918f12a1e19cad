import { useEffect, useState } from 'react';
import type { AlbumPreview, AlbumRule } from '#lib/nouns';
import { callApi, CallError } from '../http/call-api';
import { fillsItself } from './draft';

/** Long enough to type on, short enough to feel at once. */
const PAUSE_MS = 250;
const SHOWN = 40;

export interface RulePreview {
  readonly preview: AlbumPreview | null;
  readonly problem: CallError | null;
  /** A newer answer is on its way. */
  readonly stale: boolean;
}

/** What an album with this rule would hold, asked for when typing pauses; a newer rule ends the older call. */
export function usePreview(rule: AlbumRule): RulePreview {
  const wanted = fillsItself(rule) ? JSON.stringify(rule) : null;
  const [answered, setAnswered] = useState<{ rule: string; preview: AlbumPreview | null; problem: CallError | null }>();

  useEffect(() => {
    if (wanted === null) return;

    const call = new AbortController();
    const timer = setTimeout(() => {
      callApi<AlbumPreview>(`/api/albums/preview?limit=${SHOWN}`, {
        method: 'POST',
        body: JSON.parse(wanted) as object,
        signal: call.signal,
      }).then(
        (preview) => setAnswered({ rule: wanted, preview, problem: null }),
        (error: unknown) => {
          if (error instanceof CallError) setAnswered({ rule: wanted, preview: null, problem: error });
        },
      );
    }, PAUSE_MS);

    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [wanted]);

  if (wanted === null || !answered) return { preview: null, problem: null, stale: wanted !== null };
  return { preview: answered.preview, problem: answered.problem, stale: answered.rule !== wanted };
}
