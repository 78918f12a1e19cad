import { headers } from 'next/headers';
import { cache } from 'react';
import type { Access } from '#lib/access/access';
import { forGuest } from '#lib/access/for-guest';
import { accessOf } from '#lib/access/service';
import { sessionCookieIn } from './session-cookie';

/** What whoever a page is made for may do; null before signing in. */
export const pageAccess = cache(async (): Promise<Access | null> => accessOf(sessionCookieIn(await headers())));

/** Whether the page is made for somebody who may change nothing. */
export async function isReadOnly(): Promise<boolean> {
  return (await pageAccess()) !== 'owner';
}

/** What a page hands to the browser, without what only the owner may know. */
export async function forReader<Value>(value: Value): Promise<Value> {
  return (await isReadOnly()) ? forGuest(value) : value;
}
