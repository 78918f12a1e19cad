import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface TlsProxy {
  /** `https://127.0.0.1:…` */
  readonly base: string;
  readonly close: () => void;
}

/** The certificate is self-made, for 127.0.0.1 and photos.example.org; it protects nothing and nobody trusts it. */
const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'tls');

/** A reverse proxy as docs/reverse-proxy.md has them set up: it ends TLS, keeps the Host, and says for whom it asks. */
export async function startTlsProxy(target: string): Promise<TlsProxy> {
  const { hostname, port } = new URL(target);
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(FIXTURES, name)));

  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const before = incoming.headers['x-forwarded-for'];
    const client = incoming.socket.remoteAddress ?? '';
    const headers = {
      ...incoming.headers,
      'x-forwarded-for': before === undefined ? client : `${String(before)}, ${client}`,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': incoming.headers.host ?? '',
    };
    const sent = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    sent.on('error', () => outgoing.destroy());
    outgoing.on('close', () => sent.destroy());
    incoming.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
