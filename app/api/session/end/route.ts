import { signOut, signOutEverywhere } from '#lib/access/service';
import { requestAccess } from '../../../security/request-access';
import { sessionCookieIn, setSessionCookie } from '../../../security/session-cookie';
import { isForm } from '../../body';
import { handle } from '../../handle';
import { goTo } from '../sign-in';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => {
    const everywhere = request.nextUrl.searchParams.has('everywhere') && (await requestAccess(request)) === 'owner';
    await (everywhere ? signOutEverywhere() : signOut(sessionCookieIn(request.headers)));

    const headers = { 'Set-Cookie': setSessionCookie(request.headers, null), 'Clear-Site-Data': '"cache"' };
    return isForm(request) ? goTo('/sign-in', headers) : new Response(null, { status: 204, headers });
  },
});
