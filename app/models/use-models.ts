import { useCallback, useEffect, useRef, useState } from 'react';
import type { ModelList } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { useLocale } from '../ui/locale-context';
import { changesInWords, isUnderWay } from './changes';

const LOOK_EVERY_MS = 1_000;

export interface LiveModels {
  readonly list: ModelList;
  /** False while the server does not answer. */
  readonly connected: boolean;
  /** What changed last, for those who hear the page. */
  readonly said: string;
  /** Makes a call that changes something, then shows what has become of it; problems are shown, not thrown. */
  readonly change: (path: string, method: 'POST' | 'DELETE', body: object) => Promise<boolean>;
}

/** The list of models: as it changes while anything is under way and the page is in sight, else as it was. */
export function useModels(initial: ModelList): LiveModels {
  const locale = useLocale();
  const [{ list, said }, setShown] = useState({ list: initial, said: '' });
  const [connected, setConnected] = useState(true);
  const asked = useRef(0);
  const shown = useRef(0);
  const waiting = useRef(0);

  const look = useCallback(async (): Promise<void> => {
    // Of two answers that overtake each other, the one asked for last counts.
    const number = ++asked.current;
    waiting.current++;
    try {
      const next = await callApi<ModelList>('/api/models');
      if (number < shown.current) return;
      shown.current = number;
      setShown((before) => ({ list: next, said: changesInWords(before.list, next, locale) || before.said }));
      setConnected(true);
    } catch {
      setConnected(false);
    } finally {
      waiting.current--;
    }
  }, [locale]);

  const isLive = isUnderWay(list) || !connected;
  useEffect(() => {
    const lookIfSeen = (): void => {
      if (!document.hidden && waiting.current === 0) void look();
    };
    const timer = isLive ? setInterval(lookIfSeen, LOOK_EVERY_MS) : undefined;
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, [isLive, look]);

  const change = useCallback(
    async (path: string, method: 'POST' | 'DELETE', body: object): Promise<boolean> => {
      try {
        await callApi(path, { method, body });
        return true;
      } catch (error) {
        reportProblem(error);
        return false;
      } finally {
        await look();
      }
    },
    [look],
  );

  return { list, connected, said, change };
}
