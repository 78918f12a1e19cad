import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { log } from '#lib/log';
import { answerThumbnail } from './answer-thumbnail';
import { answerTimeline } from './answer-timeline';

interface Started {
  readonly server: Server;
}

/**
 * From now on, thumbnails that are kept and parts of the timeline are sent by this process's server itself, which is many
 * times faster than any way through Next; see docs/decisions/2026-11-22-thumbnails-without-next.md. All other requests go the way they went.
 */
export function answerDirectly(): void {
  const taken = new WeakSet<Server>();

  // Published before the server hands a request to its listeners, the first one too.
  subscribe('http.server.request.start', (message) => {
    const { server } = message as Started;
    if (taken.has(server)) return;
    taken.add(server);
    goBefore(server);
  });
}

function goBefore(server: Server): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const goOn = (): void => listeners.forEach((listener) => void listener.call(server, request, response));
    void answer(request, response, goOn);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, goOn: () => void): Promise<void> {
  let isAnswered = false;
  try {
    const isRead = request.method === 'GET';
    isAnswered = isRead && ((await answerThumbnail(request, response)) || (await answerTimeline(request, response)));
  } catch (err) {
    log.error({ err }, 'A picture or a part of the timeline could not be sent directly.');
  }
  if (!isAnswered) goOn();
}
