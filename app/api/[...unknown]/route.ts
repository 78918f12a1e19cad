import { refusal } from '../answer';

export const dynamic = 'force-dynamic';

async function nothingHere(): Promise<Response> {
  return refusal('not-found', { message: 'This call does not exist.', hint: 'See the README for the API.' });
}

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE };
