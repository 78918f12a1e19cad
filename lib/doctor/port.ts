import { createServer } from 'node:net';
import { reachableAt } from '../access/hosts';
import { type Finding, unwell, well } from './check';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `refused`: the system does not let us listen there. */
export type PortState = 'free' | 'rummage' | 'taken' | 'refused';

const PATIENCE_MS = 2_000;

/** What Rummage says with a 401, by which it is told from others. */
export const PASSWORD_CHALLENGE = 'Cookie realm="Rummage"';

/** As people on this machine type it into a browser: `http://127.0.0.1:3000`. */
export function originOf({ host: listening, port }: Address): string {
  const host = reachableAt(listening);
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Who listens at an address, if anybody. */
export async function probePort(address: Address): Promise<PortState> {
  const fault = await tryToListen(address);
  if (fault === null) return 'free';

  if (fault !== 'EADDRINUSE') return 'refused';
  return (await answersAsRummage(originOf(address))) ? 'rummage' : 'taken';
}

/** Whether the web app can be served, or is. */
export async function checkPort(address: Address): Promise<Finding> {
  const origin = originOf(address);

  switch (await probePort(address)) {
    case 'free':
      return well(`${origin} is free`);
    case 'rummage':
      return well(`Rummage answers at ${origin}`);
    case 'taken':
      return unwell(`${origin} is taken by another program`, 'Stop that program, or set RUMMAGE_PORT.');
    case 'refused':
      return unwell(`the system does not allow listening at ${origin}`, 'Set RUMMAGE_PORT to a port above 1023.');
  }
}

/**
 * Whether what listens at `origin` is Rummage: it answers `/api/status` as the API says, or asks for its password.
 *
 * @param origin as from {@link originOf}
 * @param patienceMs how long an answer may take, in milliseconds
 */
export async function answersAsRummage(origin: string, patienceMs = PATIENCE_MS): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/status`, { signal: AbortSignal.timeout(patienceMs) });
    const body: unknown = await response.json();
    if (response.status === 401) return response.headers.get('www-authenticate') === PASSWORD_CHALLENGE;
    return typeof body === 'object' && body !== null && 'photos' in body && 'model' in body;
  } catch {
    // Nobody, or somebody who speaks something else.
    return false;
  }
}

function tryToListen({ host, port }: Address): Promise<string | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
