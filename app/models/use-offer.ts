import { useRef, useState } from 'react';
import type { ModelOffer } from '#lib/nouns';
import { CallError, callApi } from '../http/call-api';
import { useStrings } from '../ui/locale-context';

/** What the hub was asked about, and what has come back so far. */
export type Asked = { readonly reference: string; readonly title: string } & (
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly offer: ModelOffer }
  | { readonly state: 'refused'; readonly message: string; readonly hint: string }
);

export interface Offers {
  /** Null while nothing is asked. */
  readonly asked: Asked | null;
  readonly ask: (reference: string, title: string) => Promise<void>;
  readonly forget: () => void;
}

/** Asks the hub what fetching a model would mean; only ever because a person pressed a button. */
export function useOffer(): Offers {
  const { failed, failedHint } = useStrings().http;
  const [asked, setAsked] = useState<Asked | null>(null);
  const call = useRef<AbortController>(undefined);

  const ask = async (reference: string, title: string): Promise<void> => {
    const { signal } = restart(call);
    setAsked({ reference, title, state: 'asking' });
    try {
      const offer = await callApi<ModelOffer>(`/api/models/offer?${new URLSearchParams({ reference })}`, { signal });
      setAsked({ reference, title, state: 'answered', offer });
    } catch (error) {
      if (signal.aborted) return;
      const { message, hint } = error instanceof CallError ? error : { message: failed, hint: failedHint };
      setAsked({ reference, title, state: 'refused', message, hint });
    }
  };

  const forget = (): void => {
    call.current?.abort();
    setAsked(null);
  };

  return { asked, ask, forget };
}

function restart(call: { current: AbortController | undefined }): AbortController {
  call.current?.abort();
  return (call.current = new AbortController());
}
