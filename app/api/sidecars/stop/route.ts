import { stopSidecars } from '#lib/xmp/service';
import { handle } from '../../handle';
import { goTo } from '../../session/sign-in';

export const dynamic = 'force-dynamic';

/** For the page's own form, which needs no script. */
export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async () => {
    await stopSidecars();
    return goTo('/sidecars');
  },
});
