import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { originOf } from '#lib/doctor/port';
import { requireFreePort } from './port';

const servers: Server[] = [];

/** Something that listens, and answers everything with `body`. @returns its port */
async function listen(body: string): Promise<number> {
  const server = createServer((_request, response) => response.end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('requireFreePort', () => {
  it('is content with a port nobody listens on', async () => {
    const port = await listen('');
    servers.pop()?.close();

    await expect(requireFreePort({ host: '127.0.0.1', port })).resolves.toBeUndefined();
  });

  it('names the port another program has taken, and the command that uses the next', async () => {
    const port = await listen('hello');

    await expect(requireFreePort({ host: '127.0.0.1', port })).rejects.toMatchObject({
      message: `Port ${port} is taken by another program.`,
      hint: expect.stringContaining(`RUMMAGE_PORT=${port + 1} npm start`),
    });
  });

  it('says so when it is Rummage itself that runs there', async () => {
    const port = await listen(JSON.stringify({ photos: {}, model: {} }));

    await expect(requireFreePort({ host: '127.0.0.1', port })).rejects.toThrow(/running already, at http/);
  });
});

describe('originOf', () => {
  it('writes an IPv6 address as a browser wants it', () => {
    expect(originOf({ host: '::1', port: 3000 })).toBe('http://[::1]:3000');
  });
});
