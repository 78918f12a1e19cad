import type { ErrorAnswer } from '#lib/errors';
import { pageLocale } from '../strings/page-locale';

/** A call the server refused or could not be asked for; `hint` says what to do. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/**
 * Calls our own API from the page and returns its answer.
 *
 * @throws CallError with words for the person; an AbortError when `signal` ended the call.
 */
export async function callApi<T = void>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method,
    signal: signal ?? null,
    ...(body && { body: form ? body : JSON.stringify(body) }),
    ...(body && !form && { headers: { 'Content-Type': 'application/json' } }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    const { noAnswer, noAnswerHint } = pageLocale().strings.http;
    throw new CallError(noAnswer, noAnswerHint);
  });

  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw asCallError(answer);
  return answer as T;
}

function asCallError(answer: unknown): CallError {
  const error = (answer as { error?: Partial<ErrorAnswer> } | null)?.error;
  const { refused, refusedHint } = pageLocale().strings.http;
  return new CallError(error?.message ?? refused, error?.hint ?? refusedHint);
}
