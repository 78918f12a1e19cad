import { handle } from '../handle';
import { requestAccess } from '../../security/request-access';
import { answerSignIn, readSignIn } from './sign-in';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async (request) => ({ access: await requestAccess(request) }),
  POST: async (request) => answerSignIn(request, await readSignIn(request)),
});
