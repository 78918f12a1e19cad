'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Album, AlbumSuggestions, Pin, SearchResult } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { setPin } from './set-pin';

/** Enough to go on answering while the next ones are on their way. */
const ASKED_AT_ONCE = 8;
const LOOK_EVERY_MS = 600;

interface Answer {
  readonly photo: SearchResult;
  readonly pin: Pin | null;
}

export interface Teaching {
  readonly album: Album;
  /** The photo asked about; null when there is none left, undefined while none has come. */
  readonly asked: SearchResult | null | undefined;
  /** The latest last; a null pin is a photo that was passed over. */
  readonly answers: readonly Answer[];
  readonly answer: (pin: Pin | null) => void;
  readonly undo: () => void;
}

/** Asks about one photo after the other; each answer is kept at once, and the next questions follow from it. */
export function useTeaching(first: Album): Teaching {
  const [album, setAlbum] = useState(first);
  const [queue, setQueue] = useState<readonly SearchResult[] | null>(null);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const asking = useRef(0);

  const ask = useCallback(
    async (answered: readonly Answer[], shown: readonly SearchResult[]): Promise<void> => {
      const turn = ++asking.current;
      const over = new Set(answered.map(({ photo }) => photo.id));
      // Passed over are kept out here alone, so that more are asked for than are needed.
      const limit = Math.min(50, ASKED_AT_ONCE + answered.filter(({ pin }) => pin === null).length);
      const { suggestions } = await callApi<AlbumSuggestions>(`/api/albums/${first.id}/suggestions?limit=${limit}`);
      if (turn !== asking.current) return;
      // What is being looked at stays.
      const kept = shown.slice(0, 1);
      setQueue([...kept, ...suggestions.filter(({ id }) => !over.has(id) && id !== kept[0]?.id)]);
    },
    [first.id],
  );

  const follow = async (): Promise<void> => setAlbum(await callApi<Album>(`/api/albums/${first.id}`));

  useEffect(() => {
    ask([], []).catch(reportProblem);
  }, [ask]);

  useEffect(() => {
    if (!album.updating) return;
    const look = () => void callApi<Album>(`/api/albums/${first.id}`).then(setAlbum, reportProblem);
    const timer = setTimeout(look, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [album, first.id]);

  const say = async (photoId: number, pin: Pin | null, then: () => Promise<void>): Promise<void> => {
    try {
      if (!album.learns)
        setAlbum(await callApi(`/api/albums/${first.id}`, { method: 'PATCH', body: { learns: true } }));
      await setPin(first.id, photoId, pin);
      await Promise.all([then(), follow()]);
    } catch (error) {
      reportProblem(error);
    }
  };

  const answer = (pin: Pin | null): void => {
    const [photo, ...rest] = queue ?? [];
    if (photo === undefined) return;
    const after = [...answers, { photo, pin }];
    setAnswers(after);
    setQueue(rest.length > 0 ? rest : null);
    if (pin === null) void ask(after, rest).catch(reportProblem);
    else void say(photo.id, pin, () => ask(after, rest));
  };

  const undo = (): void => {
    const last = answers.at(-1);
    if (last === undefined) return;
    const after = answers.slice(0, -1);
    const shown = [last.photo, ...(queue ?? [])];
    setAnswers(after);
    setQueue(shown);
    if (last.pin !== null) void say(last.photo.id, null, () => ask(after, shown));
  };

  return { album, asked: queue === null ? undefined : (queue[0] ?? null), answers, answer, undo };
}
