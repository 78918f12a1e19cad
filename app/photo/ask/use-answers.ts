import { useEffect, useState } from 'react';
import type { AskAnswer } from '#lib/nouns';
import { callApi, CallError } from '../../http/call-api';

/** Long enough to type on, short enough to feel at once. */
const PAUSE_MS = 200;

export interface Answers {
  readonly answer: AskAnswer | null;
  /** What is wrong with the question, in words. */
  readonly problem: string | null;
}

const NOTHING: Answers = { answer: null, problem: null };

/** How likely each label is of a photo, asked for when typing pauses; a newer question ends the older call. */
export function useAnswers(photoId: number, labels: string, template: string): Answers {
  const [answers, setAnswers] = useState<Answers>(NOTHING);
  const asked = JSON.stringify({ labels: labelsIn(labels), template });
  const isAsking = labelsIn(labels).length > 0;

  useEffect(() => {
    if (!isAsking) return;

    const call = new AbortController();
    const timer = setTimeout(() => {
      callApi<AskAnswer>(`/api/photos/${photoId}/ask`, {
        method: 'POST',
        body: JSON.parse(asked) as object,
        signal: call.signal,
      }).then(
        (answer) => setAnswers({ answer, problem: null }),
        (error: unknown) => {
          if (error instanceof CallError) setAnswers({ answer: null, problem: `${error.message} ${error.hint}` });
        },
      );
    }, PAUSE_MS);

    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [photoId, asked, isAsking]);

  return isAsking ? answers : NOTHING;
}

function labelsIn(text: string): string[] {
  return [...new Set(text.split(',').map((label) => label.trim()))].filter((label) => label !== '');
}
