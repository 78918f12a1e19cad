import { RummageError } from '../errors';

/**
 * `unreachable`: no connection came about · `cut`: one broke or fell silent · `busy`: the hub asked to come later ·
 * `final`: asking again gives the same answer.
 */
export type FailureKind = 'unreachable' | 'cut' | 'busy' | 'final';

/** One request that failed: what to tell a person if it stays so, and whether another attempt may do better. */
export class HubFailure extends Error {
  override readonly name = 'HubFailure';

  constructor(
    readonly kind: FailureKind,
    readonly error: RummageError,
    /** What the hub asked to wait, in milliseconds. */
    readonly waitMs: number | null = null,
  ) {
    super(error.message, { cause: error });
  }
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here, as if this machine were offline',
  EAI_AGAIN: 'its name cannot be looked up, as if this machine were offline',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'this machine is not on a network',
  ENETDOWN: 'this machine is not on a network',
  ETIMEDOUT: 'it did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer',
};

/** What a request that got no answer, or half of one, means. @param host as shown to people */
export function connectionFailure(cause: unknown, host: string, isProxied: boolean): HubFailure {
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : '';
  const way = isProxied ? ' through the proxy that HTTPS_PROXY or HTTP_PROXY names' : '';

  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return fail('final', `${host} cannot be trusted${way}: its certificate was not accepted (${code}).`, cause, {
      hint: 'If a proxy of your organisation signs for it, name that certificate in NODE_EXTRA_CA_CERTS.',
    });
  }
  const proxyStatus = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (proxyStatus !== undefined) {
    return fail('unreachable', `${host} cannot be reached${way}: the proxy answered ${proxyStatus}.`, cause);
  }
  const reason = UNREACHABLE[code];
  if (reason !== undefined) return fail('unreachable', `${host} cannot be reached${way}: ${reason}.`, cause);
  return fail('cut', `The connection to ${host}${way} was cut.`, cause);
}

/** The connection is there, but no byte came for so long that none may be expected. */
export function stalledFailure(host: string, stallMs: number): HubFailure {
  return fail('cut', `${host} sent nothing for ${Math.ceil(stallMs / 1_000)} s.`);
}

function fail(
  kind: FailureKind,
  message: string,
  cause?: unknown,
  { hint = 'Try again when the network is there.' } = {},
): HubFailure {
  return new HubFailure(kind, new RummageError('unavailable', message, { hint, cause }));
}

/** The system's code, which a failed connection to several addresses holds one level down. */
function codeOf(cause: unknown): string {
  const { code, errors } = cause as { code?: unknown; errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return errors?.length ? codeOf(errors[0]) : '';
}
