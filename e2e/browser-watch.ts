import type { Browser } from '@playwright/test';
import { isLoopback, noteAttempt } from './network-record';

/** Writes down every request to another machine that a page of this browser makes from now on. */
export function watchBrowser(browser: Browser, record: string): void {
  const note = (url: string, what: string): void => {
    const { protocol, hostname, port } = new URL(url);
    if (!/^(https?|wss?):$/.test(protocol) || isLoopback(hostname)) return;
    noteAttempt(record, { kind: 'browser', host: hostname, port, command: `a page, for a ${what}`, stack: url });
  };

  browser.on('context', (context) => {
    context.on('request', (request) => note(request.url(), request.resourceType()));
    context.on('page', (page) => page.on('websocket', (socket) => note(socket.url(), 'websocket')));
  });
}
