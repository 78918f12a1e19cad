import type { NextRequest } from 'next/server';
import { forGuest } from '#lib/access/for-guest';
import { toErrorAnswer } from '#lib/errors';
import { log } from '#lib/log';
import { requestAccess } from '../security/request-access';
import { refusal, wrongMethod } from './answer';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Params = Readonly<Record<string, string>>;
/** Answers a request; a plain value becomes JSON, nothing becomes 204. */
type Work<P extends Params> = (request: NextRequest, params: P) => Promise<unknown>;
type Handler<P extends Params> = (request: NextRequest, context: { params: Promise<P> }) => Promise<Response>;

/**
 * Makes the handlers of one route: what it can do is named, everything else answers 405, and whatever is thrown
 * becomes the one error form.
 */
export function handle<P extends Params = Params>(work: Partial<Record<Method, Work<P>>>): Record<Method, Handler<P>> {
  const allowed = METHODS.filter((method) => work[method]);
  const entries = METHODS.map((method) => [method, handlerOf(method, work[method], allowed)]);
  return Object.fromEntries(entries) as Record<Method, Handler<P>>;
}

function handlerOf<P extends Params>(method: Method, work: Work<P> | undefined, allowed: Method[]): Handler<P> {
  if (!work) return async () => wrongMethod(method, allowed);

  return async (request, { params }) => {
    try {
      const answer = await work(request, await params);
      if (answer instanceof Response) return answer;
      if (answer === undefined) return new Response(null, { status: 204 });
      return Response.json((await requestAccess(request)) === 'owner' ? answer : forGuest(answer));
    } catch (err) {
      return refuse(err, `${method} ${request.nextUrl.pathname}`);
    }
  };
}

function refuse(err: unknown, call: string): Response {
  const answer = toErrorAnswer(err);
  if (answer.code === 'internal') log.error({ err }, `${call} failed`);

  return refusal(answer.code, answer);
}
