import { parseSelfTestForm, parseSelfTestQuery } from '#lib/self-test/parse';
import { expectOf, getSelfTest } from '#lib/self-test/service';
import { isForm, readForm, readJson } from '../body';
import { handle } from '../handle';
import { goTo } from '../session/sign-in';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => getSelfTest(),

  POST: async (request) => {
    if (!isForm(request)) return expectOf(parseSelfTestQuery(await readJson(request)));
    await expectOf(parseSelfTestForm(await readForm(request)));
    return goTo('/self-test');
  },
});
