import { parseSidecarsAsked } from '#lib/xmp/parse';
import { getSidecarRun, startSidecars, stopSidecars } from '#lib/xmp/service';
import { isForm, readForm, readJson } from '../body';
import { handle } from '../handle';
import { goTo } from '../session/sign-in';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => ({ run: getSidecarRun() }),

  POST: async (request) => {
    if (!isForm(request)) return Response.json({ run: startSidecars(parseSidecarsAsked(await readJson(request))) });
    startSidecars(parseSidecarsAsked(Object.fromEntries(await readForm(request))));
    return goTo('/sidecars');
  },

  DELETE: async () => ({ run: await stopSidecars() }),
});
