import { type NextRequest, NextResponse } from 'next/server';
import { rule } from '#lib/access/allowed';
import { acceptedHosts } from '#lib/access/hosts';
import { returnPath } from '#lib/access/return-path';
import { isShownToGuests } from '#lib/access/shown-photos';
import { PASSWORD_CHALLENGE } from '#lib/doctor/port';
import type { ErrorCode } from '#lib/errors';
import { libraryConfig } from '#lib/library';
import { refusal, statusOf } from './app/api/answer';
import { requestAccess } from './app/security/request-access';
import { contentSecurityPolicy, SECURITY_HEADERS } from './app/security/headers';
import { changesState, isOwnHost, isSameOrigin } from './app/security/origin';

/** Every request passes here first, pages and static files included. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!isOwnHost(request.headers.get('host'), acceptedHosts(libraryConfig()))) {
    return refuse(request, FOREIGN_HOST);
  }
  if (changesState(request.method) && !isSameOrigin(request.headers)) return refuse(request, FOREIGN_SITE);

  const access = await requestAccess(request);
  const { pathname } = request.nextUrl;
  const ruling = rule(access, { method: request.method, path: pathname });
  if (ruling === 'sign-in') return isNavigation(request) ? toSignIn(request) : refuse(request, NOT_SIGNED_IN);
  if (ruling === 'owner-only') return isNavigation(request) ? pass(request, OWNERS_PAGE) : refuse(request, OWNERS_ONLY);
  if (access === 'guest' && !isShownToGuests(pathname)) return refuse(request, NOT_SHOWN);
  return pass(request);
}

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const FOREIGN_HOST: Refusal = {
  code: 'forbidden',
  message: 'This address is not Rummage’s own.',
  hint: 'Open Rummage as http://127.0.0.1 or http://localhost, or allow this name with RUMMAGE_ALLOWED_HOSTS.',
};

const FOREIGN_SITE: Refusal = {
  code: 'forbidden',
  message: 'Another site tried to change something here.',
  hint: 'Make changes from Rummage’s own pages.',
};

const NOT_SIGNED_IN: Refusal = {
  code: 'unauthorized',
  message: 'This Rummage asks for a password.',
  hint: 'Open /sign-in, or send {"password": "…"} to POST /api/session and its cookie with every call.',
};

const OWNERS_ONLY: Refusal = {
  code: 'forbidden',
  message: 'Guests may see and search, and change nothing.',
  hint: 'Sign in as the owner to do this.',
};

const NOT_SHOWN: Refusal = {
  code: 'not-found',
  message: 'There is no such photo.',
  hint: 'It may be gone; search for another.',
};

const OWNERS_PAGE = '/for-the-owner';

/** Whether a person is on the way to a page; scripts of ours are told no, and go there with the whole page. */
function isNavigation({ method, headers, nextUrl: { pathname } }: NextRequest): boolean {
  const isPage = !/^\/(?:api|_next)(?:\/|$)/.test(pathname);
  const destination = headers.get('sec-fetch-dest') ?? 'document';
  // Through the service worker of an installed app a script asks for a page, with the words of the browser.
  const wantsPage = destination === 'document' || (headers.get('accept') ?? '').includes('text/html');
  return isPage && (method === 'GET' || method === 'HEAD') && wantsPage;
}

function toSignIn({ nextUrl }: NextRequest): Response {
  const target = nextUrl.clone();
  target.pathname = '/sign-in';
  target.search = '';
  const wanted = returnPath(`${nextUrl.pathname}${nextUrl.search}`);
  if (wanted !== '/') target.searchParams.set('next', wanted);

  const response = NextResponse.redirect(target);
  response.headers.set('Cache-Control', 'no-store');
  return withSecurityHeaders(response);
}

/** @param instead the page to show in the place of the one that was asked for */
function pass(request: NextRequest, instead: string | null = null): Response {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, { development: process.env.NODE_ENV === 'development' });
  // Next reads the nonce for its own scripts from the policy on the request.
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);

  const forwarded = { request: { headers } };
  const response =
    instead === null
      ? NextResponse.next(forwarded)
      : NextResponse.rewrite(new URL(instead, request.nextUrl), { ...forwarded, status: 403 });
  response.headers.set('Content-Security-Policy', policy);
  return withSecurityHeaders(response);
}

function refuse(request: NextRequest, { code, message, hint }: Refusal): Response {
  const isApi = request.nextUrl.pathname.startsWith('/api/');
  const response = isApi
    ? refusal(code, { message, hint })
    : new Response(`${message} ${hint}\n`, {
        status: statusOf(code),
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      });

  response.headers.set('Cache-Control', 'no-store');
  if (code === 'unauthorized') response.headers.set('WWW-Authenticate', PASSWORD_CHALLENGE);
  return withSecurityHeaders(response);
}

function withSecurityHeaders<R extends Response>(response: R): R {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}
