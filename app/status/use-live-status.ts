import { useEffect, useState } from 'react';
import type { Status } from '#lib/nouns';

export interface LiveStatus {
  readonly status: Status;
  /** False while the server does not answer. */
  readonly connected: boolean;
}

/**
 * The status as it changes, beginning with what the page was rendered from.
 *
 * Listens only while the tab is in sight: a browser grants six connections per host, and forgotten tabs would use them up.
 */
export function useLiveStatus(initial: Status): LiveStatus {
  const [live, setLive] = useState<LiveStatus>({ status: initial, connected: true });

  useEffect(() => {
    let events: EventSource | null = null;

    const listen = (): void => {
      events?.close();
      events = null;
      if (document.hidden) return;

      events = new EventSource('/api/events');
      events.addEventListener('status', ({ data }: MessageEvent<string>) =>
        setLive({ status: JSON.parse(data) as Status, connected: true }),
      );
      events.addEventListener('error', () => setLive(({ status }) => ({ status, connected: false })));
    };

    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      events?.close();
    };
  }, []);

  return live;
}
