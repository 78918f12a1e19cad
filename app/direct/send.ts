import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../security/headers';

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  /** Null when the browser has it already. */
  readonly body: Uint8Array | null;
}

/** Sends an answer with the headers that every answer has. */
export function send(response: ServerResponse, { headers, body }: Sent): void {
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...headers })) response.setHeader(name, value);
  if (body === null) response.writeHead(304).end();
  else response.writeHead(200, { 'Content-Length': body.length }).end(body);
}
