import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundledModels, dataPaths } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { contentOf } from '../testing/folder-content';
import { HubServer } from '../testing/hub-server';
import { startProxy } from '../testing/proxy-server';
import { HubConnection } from './hub-connection';
import { modelFolder } from './places';
import { pullModel } from './pull';

const POCKET = join(bundledModels(), 'clip-pocket-384');
const ID = 'rummage/pocket';
const signal = new AbortController().signal;

async function redirectTo(location: string): Promise<HubConnection> {
  const server = createServer((_request, response) => response.writeHead(302, { location }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());

  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = new HubConnection({ endpoint, token: null, httpProxy: '', httpsProxy: '', noProxy: '' }, 5_000);
  onTestFinished(() => connection.close());
  return connection;
}

describe('HubConnection', () => {
  it('fetches through the proxy, the hub and the host it redirects to alike', async () => {
    const hub = await HubServer.start();
    const proxy = await startProxy();
    hub.serve(ID, POCKET);
    const paths = dataPaths(temporaryFolder());

    await pullModel(ID, { settings: { ...hub.settings, httpProxy: proxy.url }, paths, signal });

    expect(contentOf(modelFolder(paths.models, ID))).toMatchObject(contentOf(POCKET));
    const hosts = new Set(proxy.tunnels);
    expect(hosts).toContain(new URL(hub.endpoint).host);
    expect([...hosts].some((host) => host.startsWith('localhost:'))).toBe(true);
  });

  it('goes past the proxy to hosts that NO_PROXY names', async () => {
    const hub = await HubServer.start();
    const proxy = await startProxy();
    hub.serve(ID, POCKET);
    const settings = { ...hub.settings, httpProxy: proxy.url, noProxy: '127.0.0.1,localhost' };

    await pullModel(ID, { settings, paths: dataPaths(temporaryFolder()), signal });

    expect(proxy.tunnels).toEqual([]);
  });

  it('says that it is the proxy that refuses', async () => {
    const hub = await HubServer.start();
    const proxy = await startProxy(407);
    hub.serve(ID, POCKET);
    const settings = { ...hub.settings, httpProxy: proxy.url };

    await expect(pullModel(ID, { settings, paths: dataPaths(temporaryFolder()), signal })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /through the proxy that HTTPS_PROXY or HTTP_PROXY names: the proxy answered 407\.$/,
      ),
    });
    expect(hub.seen).toEqual([]);
  });

  it('does not follow redirects without end, nor to what is no address of the web', async () => {
    for (const [location, message] of [
      ['/again', /sends from address to address without end/],
      ['file:///etc/passwd', /sends to an address that cannot be trusted/],
    ] as const) {
      const connection = await redirectTo(location);
      await expect(connection.get('/x', {}, signal)).rejects.toMatchObject({
        kind: 'final',
        message: expect.stringMatching(message),
      });
    }
  });
});
