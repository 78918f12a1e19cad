import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { libraryConfig } from '../library';
import { addressMatcher, settleSource } from './source';

/**
 * From now on, every request this process receives says truly where it comes from, whoever handles it: Node publishes it
 * here before any server sees it. Next itself believes whatever `X-Forwarded-*` a client sends.
 *
 * @throws RummageError `bad-config`
 */
export function settleRequests(): void {
  const isTrusted = addressMatcher(libraryConfig().trustedProxies);

  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    // Whoever stands before us may have read the other one.
    if (request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length > 1)
      request.headers.host = '';
    settleSource(request.headers, request.socket.remoteAddress ?? '', isTrusted);
  });
}
