import type { ErrorAnswer, ErrorCode, ErrorPlace } from '#lib/errors';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many-requests': 429,
  'bad-config': 503,
  'bad-model': 503,
  'bad-database': 503,
  locked: 503,
  unavailable: 503,
  internal: 500,
};

interface Words {
  readonly message: string;
  readonly hint: string;
  readonly at?: ErrorPlace;
}

/** What HTTP calls an error. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** Answers with an error in the one form every call uses. */
export function refusal(code: ErrorCode, { message, hint, at }: Words, headers: HeadersInit = {}): Response {
  const error: ErrorAnswer = { code, message, hint, ...(at && { at }) };
  return Response.json({ error }, { status: statusOf(code), headers });
}

/** 405, which is about HTTP and not about Rummage, so it has no code of its own in `#lib/errors`. */
export function wrongMethod(method: string, allowed: readonly string[]): Response {
  const message = `${method} is not possible here; expected ${allowed.join(' or ')}.`;
  const error = { code: 'bad-request', message, hint: 'Use one of the methods named in the Allow header.' };
  return Response.json({ error }, { status: 405, headers: { Allow: allowed.join(', ') } });
}
