import { forGuest } from '#lib/access/for-guest';
import type { Status } from '#lib/nouns';
import { watchStatus } from '#lib/status/service';
import { requestAccess } from '../../security/request-access';

/** The status as it changes, as far as whoever asked may see it, and only for as long as they are signed in. */
export async function* visibleStatus(request: Request, signal: AbortSignal): AsyncGenerator<Status> {
  for await (const status of watchStatus(signal)) {
    const access = await requestAccess(request);
    if (access === null) return;
    yield access === 'owner' ? status : forGuest(status);
  }
}
