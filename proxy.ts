import { type NextRequest, NextResponse } from 'next/server';
import { refusal } from './app/api/answer';
import { contentSecurityPolicy, SECURITY_HEADERS } from './app/security/headers';
import { changesState, isOwnHost, isSameOrigin } from './app/security/origin';

/** Every request passes here first, pages and static files included. */
export function proxy(request: NextRequest): Response {
  if (!isOwnHost(request.headers.get('host'))) {
    return refuse(
      request,
      'This address is not Rummage’s own.',
      'Open Rummage as http://127.0.0.1 or http://localhost.',
    );
  }
  if (changesState(request.method) && !isSameOrigin(request.headers)) {
    return refuse(request, 'Another site tried to change something here.', 'Make changes from Rummage’s own pages.');
  }

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, { development: process.env.NODE_ENV === 'development' });
  // Next reads the nonce for its own scripts from the policy on the request.
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return withSecurityHeaders(response);
}

function refuse(request: NextRequest, message: string, hint: string): Response {
  const isApi = request.nextUrl.pathname.startsWith('/api/');
  const response = isApi
    ? refusal('forbidden', { message, hint })
    : new Response(`${message} ${hint}\n`, { status: 403, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

  return withSecurityHeaders(response);
}

function withSecurityHeaders<R extends Response>(response: R): R {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}
