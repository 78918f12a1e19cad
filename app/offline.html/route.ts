import { offlinePage } from '../ui/offline-page';
import { requestLocale } from '../ui/request-locale';

/** What the service worker keeps for when Rummage cannot be reached, in the language it was fetched in. */
export async function GET(): Promise<Response> {
  const { strings } = await requestLocale();
  return new Response(offlinePage(strings), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
