import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SearchAnswer } from '#lib/nouns';
import { watchBrowser } from './browser-watch';
import {
  type Attempt,
  isLoopback,
  readAttempts,
  readTrapped,
  requireNoAttempts,
  trapEnvironment,
} from './network-record';
import { openSockets, readSocketTable } from './open-sockets';
import { getJson, startRummage } from './rummage';

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rummage-trap-test-'));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a script under a trap of its own. @returns what was caught */
async function caughtIn(name: string, script: string): Promise<Attempt[]> {
  const [file, record] = [join(folder, `${name}.mjs`), join(folder, `${name}.jsonl`)];
  await writeFile(file, script);
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...trapEnvironment(record, { NODE_ENV: 'test' }) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code, said).toBe(0);
  return readAttempts(record);
}

const WAYS: readonly (readonly [way: string, host: string, script: string])[] = [
  ['fetch', '192.0.2.1', `await fetch('http://192.0.2.1/').catch(() => {});`],
  ['https', 'hub.example', `import { get } from 'node:https'; get('https://hub.example/').on('error', () => {});`],
  ['tls', '192.0.2.1', `import { connect } from 'node:tls'; connect(443, '192.0.2.1').on('error', () => {});`],
  ['lookup', 'hub.example', `import { lookup } from 'node:dns'; lookup('hub.example', () => {});`],
  ['promised', 'hub.example', `import dns from 'node:dns/promises'; await dns.lookup('hub.example').catch(() => {});`],
  [
    'resolver',
    'hub.example',
    `import { promises } from 'node:dns'; await new promises.Resolver().resolve4('hub.example').catch(() => {});`,
  ],
  [
    'datagram',
    '192.0.2.1',
    `import { createSocket } from 'node:dgram'; const s = createSocket('udp4'); s.send('x', 53, '192.0.2.1', () => s.close());`,
  ],
  [
    'worker',
    '192.0.2.1',
    `import { Worker } from 'node:worker_threads';
     new Worker("fetch('http://192.0.2.1/').catch(() => {})", { eval: true, execArgv: [] });`,
  ],
  [
    'grandchild',
    '192.0.2.1',
    `import { execFileSync } from 'node:child_process';
     execFileSync(process.execPath, ['-e', "fetch('http://192.0.2.1/').catch(() => {})"]);`,
  ],
];

for (const [way, host, script] of WAYS) {
  test(`the trap catches a process that leaves this machine by ${way}`, async () => {
    const attempts = await caughtIn(way, script);
    expect(attempts.map((attempt) => attempt.host)).toEqual([host]);
    expect(attempts[0]?.stack).toContain('at ');
    expect(() => requireNoAttempts(attempts)).toThrow(host);
  });
}

test('the trap lets a process reach this machine, by any of its names', async () => {
  const attempts = await caughtIn(
    'here',
    `import { createServer } from 'node:http';
     import { lookup } from 'node:dns/promises';
     const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
     server.on('listening', async () => {
       const { port } = server.address();
       for (const host of ['127.0.0.1', 'localhost']) {
         const answer = await fetch(\`http://\${host}:\${port}/\`);
         if ((await answer.text()) !== 'here') process.exitCode = 1;
       }
       await lookup('localhost');
       server.close();
     });`,
  );
  expect(attempts).toEqual([]);
});

test('the trap is set in every process and thread of Rummage, and catches what a person has it ask', async () => {
  test.setTimeout(240_000);
  const record = join(folder, 'rummage.jsonl');
  const rummage = await startRummage({
    isFirst: true,
    photos: ['IMG_1017.jpg'],
    env: { ...trapEnvironment(record, process.env), HF_ENDPOINT: 'http://192.0.2.1' },
  });
  try {
    await expect
      .poll(async () => (await getJson<SearchAnswer>(rummage, '/api/search?q=cat')).total, { timeout: 60_000 })
      .toBe(1);
    const trapped = readTrapped(record).map(({ threadId, command }) => `${threadId > 0 ? 'thread' : ''} ${command}`);
    for (const one of [
      /start\.mjs/,
      /indexer\.mjs/,
      /next start/,
      /^thread .*search\/worker\.ts/,
      /encoder-worker\.ts/,
    ]) {
      expect(trapped).toContainEqual(expect.stringMatching(one));
    }
    expect(readAttempts(record)).toEqual([]);

    const { error } = await getJson<{ error: { message: string } }>(rummage, '/api/models/offer?reference=any/model');
    expect(error.message).toContain('192.0.2.1');
    expect(new Set(readAttempts(record).map(({ host }) => host))).toEqual(new Set(['192.0.2.1']));
  } finally {
    await rummage.remove();
  }
});

test('the trap catches a page that asks another machine for anything', async ({ browser }) => {
  const record = join(folder, 'browser.jsonl');
  watchBrowser(browser, record);
  const page = await browser.newPage();
  await page.setContent('<img src="http://192.0.2.1/x.png"><script>new WebSocket("ws://192.0.2.1:81/")</script>');
  await expect
    .poll(() =>
      readAttempts(record)
        .map(({ host, port }) => `${host} ${port}`)
        .sort(),
    )
    .toEqual(['192.0.2.1 ', '192.0.2.1 81']);
  await page.close();
});

test('connections are seen from outside as well, whoever makes them', async () => {
  test.skip(process.platform !== 'linux', 'only Linux shows them without special rights');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');

  expect(await openSockets(process.pid)).toContainEqual(
    expect.objectContaining({ pid: process.pid, host: '127.0.0.1', port }),
  );
  socket.destroy();
  server.close();
});

test('addresses are read from the system’s tables as they are written elsewhere', () => {
  const line = (remote: string) => `   0: 0100007F:1F90 ${remote} 01 00000000:00000000 00:00000000 00000000 0 0 4711 1`;
  const table = [
    'header',
    line('010200C0:0050'),
    line('B80D0120000000000000000001000000:01BB'),
    line('0000000000000000FFFF00000100007F:0050'),
    line('00000000000000000000000001000000:0050'),
    line('00000000:0000'),
  ].join('\n');

  const hosts = readSocketTable(table).map(({ host }) => host);
  expect(hosts).toEqual(['192.0.2.1', '2001:db8:0:0:0:0:0:1', '127.0.0.1', '::1']);
  expect(hosts.map(isLoopback)).toEqual([false, false, true, true]);
  expect(readSocketTable(table)[0]).toEqual({ host: '192.0.2.1', port: 80, inode: '4711' });
});
