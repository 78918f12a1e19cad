import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** A request as it is sent, untouched: fetch() would mend the path and set the host itself. */
export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** @param base `http://127.0.0.1:…` */
export function ask(base: string, { method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = httpRequest(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        // An event stream has no end of its own; what it begins with tells enough.
        const done = () => {
          response.destroy();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('latin1'),
          });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (response.headers['content-type']?.startsWith('text/event-stream')) done();
        });
        response.on('end', done);
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** Sends lines that node:http would not send; the answer is whatever comes until the other side hangs up. */
export function askRaw(base: string, lines: readonly string[]): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no end to the answer: ${text.slice(0, 200)}`)));
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
      const location = /^location: *(.*)$/im.exec(head)?.[1]?.trim();
      resolve({ status, headers: location === undefined ? {} : { location }, body: rest.join('\r\n\r\n') });
    });
  });
}
