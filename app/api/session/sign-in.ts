import { z } from 'zod';
import { returnPath } from '#lib/access/return-path';
import { signIn } from '#lib/access/service';
import { SOURCE_HEADER, UNKNOWN } from '#lib/access/source';
import { setSessionCookie } from '../../security/session-cookie';
import { refusal } from '../answer';
import { isForm, parseBody, readForm, readJson } from '../body';

export interface SignInAttempt {
  readonly password: string;
  /** Where to go then; null for a script, which is answered in JSON. */
  readonly next: string | null;
}

const bodySchema = z.object({ password: z.string() });

/** Reads the form of the sign-in page, or a JSON body. @throws RummageError `bad-request` */
export async function readSignIn(request: Request): Promise<SignInAttempt> {
  if (!isForm(request)) return { ...parseBody(bodySchema, await readJson(request)), next: null };

  const form = await readForm(request);
  return { password: form.get('password') ?? '', next: returnPath(form.get('next')) };
}

/** Tries the password, and answers as whoever asked can read it: a page goes on to a page, a script gets JSON. */
export async function answerSignIn({ headers }: Request, { password, next }: SignInAttempt): Promise<Response> {
  const result = await signIn(password, headers.get(SOURCE_HEADER) ?? UNKNOWN);

  if (result.access !== null) {
    const cookie = { 'Set-Cookie': setSessionCookie(headers, result.cookie), 'Cache-Control': 'no-store' };
    return next === null ? Response.json({ access: result.access }, { headers: cookie }) : goTo(next, cookie);
  }

  const seconds = Math.ceil(result.waitMs / 1_000);
  return next === null ? refuseScript(seconds) : goTo(`/sign-in?${problemOf(seconds, next)}`);
}

/** A relative address: the browser knows best under which name it reached us. */
export function goTo(path: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: path } });
}

function problemOf(seconds: number, next: string): URLSearchParams {
  const params = new URLSearchParams(seconds > 0 ? { wait: String(seconds) } : { wrong: '1' });
  if (next !== '/') params.set('next', next);
  return params;
}

function refuseScript(seconds: number): Response {
  if (seconds === 0) {
    return refusal('unauthorized', { message: 'That is not the password.', hint: 'Check it and send it again.' });
  }
  const words = { message: 'Too many attempts have failed.', hint: `Wait ${seconds} s, then try again.` };
  return refusal('too-many-requests', words, { 'Retry-After': String(seconds) });
}
