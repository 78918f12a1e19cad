import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SearchAnswer } from '#lib/nouns';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { findPhoto } from '#lib/store/photos';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';
import { startWeb, kill, untilAnswering } from './processes';
import { timelineLibrary } from './timeline-library';

const [PORT, BARE_PORT] = [4395, 4396];
const PHOTOS = 1_000;
const AT_ONCE = 8;
const ABORTS_AT_ONCE = 50;

/**
 * `npm run bench -- thumbnails [requests=4000] [aborted=20000]`: requests a second of the thumbnail route, beside a bare
 * `node:http` server in this process that sends the same bytes from memory, in turns; and the web process's memory after
 * requests that were given up. The app must have been built.
 */
export async function main([requests = '4000', aborted = '20000']: readonly string[]): Promise<void> {
  const data = await timelineLibrary(PHOTOS);
  const web = startWeb(data, PORT);
  const base = `http://127.0.0.1:${PORT}`;
  try {
    await untilAnswering(base);
    const { results } = (await (await fetch(`${base}/api/search?limit=200`)).json()) as SearchAnswer;
    const paths = results.map(({ id, version }) => `/api/photos/${id}/thumbnail?size=320&v=${version}`);
    const bare = serveBare(bytesOf(data, results));
    const rates = { route: [] as number[], bare: [] as number[] };
    for (let round = -1; round < 4; round++) {
      const some = Math.ceil(Number(requests) / 4);
      const [route, plain] = [await rate(PORT, paths, some), await rate(BARE_PORT, paths, some)];
      if (round >= 0) rates.route.push(route);
      if (round >= 0) rates.bare.push(plain);
    }
    bare.close();
    bare.closeAllConnections();
    const [route, plain] = [median(rates.route), median(rates.bare)];
    console.log(
      JSON.stringify({
        bench: 'thumbnails',
        perSecond: { route: Math.round(route), bare: Math.round(plain) },
        ratio: round(route / plain),
      }),
    );

    const pid = web.pid ?? 0;
    await abort(paths, ABORTS_AT_ONCE * 40);
    await wait(2_000);
    const before = rss(pid);
    await abort(paths, Number(aborted));
    await wait(2_000);
    const after = rss(pid);
    console.log(
      JSON.stringify({
        bench: 'thumbnails',
        aborted: Number(aborted),
        rssMb: { before, after },
        ratio: round(after / before),
      }),
    );
  } finally {
    await kill(web, 'SIGTERM');
  }
}

function bytesOf(data: string, photos: SearchAnswer['results']): ReadonlyMap<number, Buffer> {
  const paths = dataPaths(data);
  const db = openDatabase(paths, 'computed');
  try {
    return new Map(
      photos.map(({ id }) => [
        id,
        readFileSync(thumbnailFile(paths.thumbnails, 320, findPhoto(db, id)?.contentId ?? '')),
      ]),
    );
  } finally {
    db.close();
  }
}

function serveBare(bytes: ReadonlyMap<number, Buffer>) {
  return createServer((request, response) => {
    const id = Number(/photos\/(\d+)/.exec(request.url ?? '')?.[1]);
    response.writeHead(200, { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=31536000, immutable' });
    response.end(bytes.get(id));
  }).listen(BARE_PORT, '127.0.0.1');
}

/** Answers a second, of several asked for at once. */
async function rate(port: number, paths: readonly string[], requests: number): Promise<number> {
  let next = 0;
  const started = performance.now();
  const ask = async () => {
    for (let i = next++; i < requests; i = next++) {
      const answer = await fetch(`http://127.0.0.1:${port}${paths[i % paths.length]}`);
      if (!answer.ok) throw new Error(`expected a thumbnail, got ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return (requests / (performance.now() - started)) * 1_000;
}

/** Requests whose connection is cut as soon as they are sent, or when their answer begins. */
async function abort(paths: readonly string[], count: number): Promise<void> {
  let next = 0;
  const ask = async () => {
    for (let i = next++; i < count; i = next++) await abortOne(paths[i % paths.length] ?? '', i % 2 === 0);
  };
  await Promise.all(Array.from({ length: ABORTS_AT_ONCE }, ask));
}

function abortOne(path: string, isEarly: boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\n\r\n`, () => isEarly && socket.destroy());
    });
    socket.on('data', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

/** Resident memory of a process, in MB. */
function rss(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1_000);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

const round = (value: number) => Number(value.toFixed(2));
