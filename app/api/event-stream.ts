import { toErrorAnswer } from '#lib/errors';
import { log } from '#lib/log';

/** Shorter than the minute after which browsers and proxies give up on a silent connection. */
const HEARTBEAT_MS = 15_000;

/** Pushes values as server-sent events until the other side goes away. */
export function eventStream<T>(
  event: string,
  watch: (signal: AbortSignal) => AsyncIterable<T>,
  requestSignal: AbortSignal,
): Response {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, requestSignal]);
  const text = new TextEncoder();

  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (frame: string): void => {
        if (!signal.aborted) controller.enqueue(text.encode(frame));
      };
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      // `start` must return for the stream to flow, so the values are pumped beside it.
      void pump(watch(signal), (value) => send(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`), signal).finally(
        () => {
          clearInterval(heartbeat);
          if (!ended.signal.aborted) controller.close();
        },
      );
    },
    cancel: () => ended.abort(),
  });

  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

async function pump<T>(values: AsyncIterable<T>, send: (value: T) => void, signal: AbortSignal): Promise<void> {
  try {
    for await (const value of values) send(value);
  } catch (err) {
    // The browser reconnects by itself; only a fault that is not the hang-up is worth a line.
    if (!signal.aborted) log.error({ err, ...toErrorAnswer(err) }, 'the event stream ended early');
  }
}
