import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Afterwards } from './folder';

/** A proxy on this machine, as organisations have them: connections are tunnelled with CONNECT. */
export interface ProxyServer {
  readonly url: string;
  /** `host:port` of every tunnel asked for. */
  readonly tunnels: readonly string[];
}

/** @param status answered to every request for a tunnel; 200 opens it */
export async function startProxy(status = 200, afterwards: Afterwards = onTestFinished): Promise<ProxyServer> {
  const tunnels: string[] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());

  server.on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    client.on('error', () => undefined);
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);

    const { hostname, port } = new URL(`http://${request.url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}
