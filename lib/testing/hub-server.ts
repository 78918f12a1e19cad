import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { HubSettings } from '../models/hub-settings';
import type { Afterwards } from './folder';
import { commitOf, filesToServe, type ServedFile, siblingOf } from './hub-files';

/** What goes wrong with one answer. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks after so many bytes. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Nothing more comes after so many bytes, and the connection stays. */
  | { readonly kind: 'silent'; readonly after: number }
  /** The whole file is sent whatever was asked for. */
  | { readonly kind: 'no-ranges' }
  /** As many bytes, of which one is another. */
  | { readonly kind: 'wrong-bytes' }
  /** The file is said to be, and is, shorter. */
  | { readonly kind: 'shorter'; readonly bytes: number };

export interface SeenRequest {
  readonly url: string;
  /** Whether it was sent to the host that large files are redirected to. */
  readonly isElsewhere: boolean;
  readonly range: string | null;
  readonly authorization: string | null;
}

interface ServeOptions {
  readonly license?: string;
  readonly gated?: boolean;
  /** Serves a file under another path. */
  readonly rename?: (path: string) => string;
  /** Changes what the hub says of the model. */
  readonly alter?: (metadata: Metadata) => unknown;
}

export interface Metadata {
  readonly siblings: Record<string, unknown>[];
  [key: string]: unknown;
}

interface Snapshot extends ServeOptions {
  readonly id: string;
  readonly revision: string;
  readonly files: readonly ServedFile[];
}

/** A hub on this machine in the layout of huggingface.co, with its redirects, ranges and checksums, and troubles on demand. */
export class HubServer {
  /** Every request, in order. */
  readonly seen: SeenRequest[] = [];
  readonly #hub = createServer(this.#listener(false));
  readonly #elsewhere = createServer(this.#listener(true));
  readonly #snapshots: Snapshot[] = [];
  readonly #troubles: { readonly path: string; readonly trouble: Trouble; times: number }[] = [];
  readonly #silences: (() => void)[] = [];

  static async start(afterwards: Afterwards = onTestFinished): Promise<HubServer> {
    const server = new HubServer();
    for (const one of [server.#hub, server.#elsewhere]) {
      await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    }
    afterwards(() => server.close());
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${portOf(this.#hub)}`;
  }

  /** How to reach it, without token or proxy. */
  get settings(): HubSettings {
    return { endpoint: this.endpoint, token: null, httpProxy: '', httpsProxy: '', noProxy: '' };
  }

  /** Serves a model folder as the newest revision of `id`; @returns the revision */
  serve(id: string, folder: string, options: ServeOptions = {}): string {
    const files = filesToServe(folder, options.rename ?? ((path) => path));
    const revision = commitOf(files);
    this.#snapshots.unshift({ ...options, id, revision, files });
    return revision;
  }

  /** Makes the next answers for a path go wrong; `metadata` stands for what the hub says of a model. */
  trouble(path: string, trouble: Trouble, times = 1): void {
    this.#troubles.push({ path, trouble, times });
  }

  /** Resolves when an answer has fallen silent. */
  silence(): Promise<void> {
    return new Promise((resolve) => this.#silences.push(resolve));
  }

  /** The requests for a file's bytes, without those that were only redirected. */
  requestsFor(path: string): SeenRequest[] {
    return this.seen.filter(({ url }) => url.startsWith('/content/') && url.endsWith(path));
  }

  async close(): Promise<void> {
    for (const one of [this.#hub, this.#elsewhere]) {
      one.closeAllConnections();
      await new Promise((resolve) => one.close(resolve));
    }
  }

  #listener(isElsewhere: boolean): RequestListener {
    return (request, response) => {
      const { range = null, authorization = null } = request.headers;
      this.seen.push({ url: request.url ?? '', isElsewhere, range, authorization });
      this.#answer(request, response);
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '', this.endpoint);
    const [, metaId, metaRevision] = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^/]+)$/.exec(pathname) ?? [];
    const [, way, id, revision, path] =
      /^(\/content)?\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];

    const snapshot = this.#find(metaId ?? id, metaRevision ?? revision);
    if (snapshot === undefined) return refuse(response, 404, { 'x-error-code': 'RepoNotFound' });
    if (metaId !== undefined) return this.#describe(snapshot, response);

    const file = snapshot.files.find((candidate) => candidate.path === path);
    if (file === undefined) return refuse(response, 404, { 'x-error-code': 'EntryNotFound' });
    if (way === undefined) return this.#redirect(file, pathname, response);
    this.#send(file, request, response);
  }

  #find(id?: string, revision?: string): Snapshot | undefined {
    return this.#snapshots.find((one) => one.id === id && (revision === 'main' || revision === one.revision));
  }

  #describe({ id, revision, files, license = 'mit', gated = false, alter }: Snapshot, response: ServerResponse): void {
    const trouble = this.#nextTrouble('metadata');
    if (trouble?.kind === 'status') return refuse(response, trouble.status, trouble.headers);

    const metadata = {
      id,
      sha: revision,
      gated: gated && 'auto',
      cardData: { license },
      siblings: files.map(siblingOf),
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(alter?.(metadata) ?? metadata));
  }

  /** Large files lie on another host, small ones elsewhere on the same. */
  #redirect({ isLarge }: ServedFile, pathname: string, response: ServerResponse): void {
    const host = isLarge ? `http://localhost:${portOf(this.#elsewhere)}` : '';
    response.writeHead(isLarge ? 302 : 307, { location: `${host}/content${pathname}` }).end();
  }

  #send(file: ServedFile, request: IncomingMessage, response: ServerResponse): void {
    const trouble = this.#nextTrouble(file.path);
    if (trouble?.kind === 'status') return refuse(response, trouble.status, trouble.headers);

    const bytes = spoil(file.bytes, trouble);
    const asked = trouble?.kind === 'no-ranges' ? null : /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const start = Number(asked?.[1] ?? 0);
    if (start >= bytes.length && asked) return refuse(response, 416, { 'content-range': `bytes */${bytes.length}` });

    response.writeHead(asked ? 206 : 200, {
      'content-length': bytes.length - start,
      'accept-ranges': 'bytes',
      etag: `"${file.isLarge ? file.sha256 : file.gitOid}"`,
      ...(asked ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (trouble?.kind !== 'cut' && trouble?.kind !== 'silent') return void response.end(bytes.subarray(start));

    response.write(bytes.subarray(start, start + trouble.after), () => {
      if (trouble.kind === 'cut') response.destroy();
      else for (const tell of this.#silences.splice(0)) tell();
    });
  }

  #nextTrouble(path: string): Trouble | null {
    const next = this.#troubles.find((one) => one.path === path && one.times > 0);
    if (next === undefined) return null;
    next.times--;
    return next.trouble;
  }
}

function spoil(bytes: Buffer, trouble: Trouble | null): Buffer {
  if (trouble?.kind === 'shorter') return bytes.subarray(0, trouble.bytes);
  if (trouble?.kind !== 'wrong-bytes') return bytes;

  const wrong = Buffer.from(bytes);
  wrong[wrong.length >> 1] = ~(wrong[wrong.length >> 1] ?? 0) & 0xff;
  return wrong;
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers).end();
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
