import { runSelfTest } from '#lib/self-test/service';
import { isForm } from '../../body';
import { handle } from '../../handle';
import { goTo } from '../../session/sign-in';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  POST: async (request) => {
    const run = await runSelfTest();
    return isForm(request) ? goTo('/self-test') : run;
  },
});
