import { EnvHttpProxyAgent, request } from 'undici';
import { RummageError } from '../errors';
import { connectionFailure, HubFailure, stalledFailure } from './hub-failure';
import type { HubSettings } from './hub-settings';
import { Watchdog } from './watchdog';

/** What the hub, or the host it sent us to, answered. */
export interface HubAnswer {
  readonly status: number;
  /** A header by its lower-case name; null when it was not sent. */
  header(name: string): string | null;
  /** The bytes as they come, exactly as sent. To be read to its end, or ended early by leaving the loop. */
  readonly body: AsyncGenerator<Uint8Array, void>;
  /** Gives up the rest of the body. */
  drop(): Promise<void>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 10;

/** The only place Rummage sends a request to another machine from. Starts nothing before the first request. */
export class HubConnection {
  /** The hub's name as shown to people. */
  readonly host: string;
  readonly #agent: EnvHttpProxyAgent;
  readonly #isProxied: boolean;

  /** @param stallMs milliseconds without a byte after which a connection counts as cut */
  constructor(
    private readonly settings: HubSettings,
    private readonly stallMs: number,
  ) {
    const { endpoint, httpProxy, httpsProxy, noProxy } = settings;
    this.host = new URL(endpoint).host;
    this.#isProxied = (endpoint.startsWith('https:') ? httpsProxy || httpProxy : httpProxy) !== '';
    this.#agent = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy, headersTimeout: 0, bodyTimeout: 0 });
  }

  /**
   * Sends a GET, following redirects; the token goes to the hub itself and to no other host.
   *
   * @param path below the endpoint, with a slash in front
   * @throws HubFailure when no answer comes; what `signal` was aborted with when it was
   */
  async get(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HubAnswer> {
    let url = new URL(this.settings.endpoint + path);

    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const answer = await this.#getOnce(url, headers, signal);
      const location = answer.header('location');
      if (!REDIRECTS.has(answer.status) || location === null) return answer;

      await answer.drop();
      url = this.#redirected(url, location);
    }
    throw misled(`${this.host} sends from address to address without end.`);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #getOnce(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HubAnswer> {
    const stall = new AbortController();
    const watchdog = new Watchdog(this.stallMs, () => stall.abort());
    const explain = (error: unknown): unknown => {
      watchdog.rest();
      if (signal.aborted) return signal.reason;
      if (stall.signal.aborted) return stalledFailure(this.host, this.stallMs);
      return connectionFailure(error, this.host, this.#isProxied);
    };

    signal.throwIfAborted();
    watchdog.guard();
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        signal: AbortSignal.any([signal, stall.signal]),
        headers: { ...headers, ...this.#authorization(url), 'user-agent': 'rummage', 'accept-encoding': 'identity' },
      });
      watchdog.rest();
      return {
        status: answer.statusCode,
        header: (name) => [answer.headers[name] ?? []].flat()[0] ?? null,
        body: guarded(answer.body, watchdog, explain),
        drop: async () => void answer.body.destroy().on('error', () => undefined),
      };
    } catch (error) {
      throw explain(error);
    }
  }

  #authorization(url: URL): Readonly<Record<string, string>> {
    const { token, endpoint } = this.settings;
    return token !== null && url.origin === new URL(endpoint).origin ? { authorization: `Bearer ${token}` } : {};
  }

  #redirected(from: URL, location: string): URL {
    const to = URL.canParse(location, from) ? new URL(location, from) : null;
    const isSafe = to?.protocol === 'https:' || (to?.protocol === 'http:' && from.protocol === 'http:');
    if (to === null || !isSafe) throw misled(`${this.host} sends to an address that cannot be trusted.`);
    return to;
  }
}

/** Guards the wait for each piece, and not the time its reader takes with it. */
async function* guarded(
  body: AsyncIterable<Uint8Array>,
  watchdog: Watchdog,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array, void> {
  watchdog.guard();
  try {
    for await (const piece of body) {
      watchdog.rest();
      yield piece;
      watchdog.guard();
    }
  } catch (error) {
    throw explain(error);
  } finally {
    watchdog.rest();
  }
}

function misled(message: string): HubFailure {
  return new HubFailure(
    'final',
    new RummageError('unavailable', message, { hint: 'Check HF_ENDPOINT, or unset it to use huggingface.co.' }),
  );
}
