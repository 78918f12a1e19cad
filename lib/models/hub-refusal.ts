import { RummageError } from '../errors';
import type { HubAnswer } from './hub-connection';
import { HubFailure } from './hub-failure';
import type { HubSettings } from './hub-settings';

/** What an answer other than the thing asked for means. @param id the model asked for */
export function refusal(answer: HubAnswer, id: string, settings: HubSettings): HubFailure {
  const { host } = new URL(settings.endpoint);
  const { status } = answer;

  if (status === 429 || status >= 500) {
    const error = new RummageError('unavailable', `${host} answered ${status}: it is busy or out of order.`, {
      hint: 'Try again later; what has been fetched is kept.',
    });
    return new HubFailure('busy', error, waitAskedFor(answer));
  }
  const code = answer.header('x-error-code');
  if (code === 'RevisionNotFound' || code === 'EntryNotFound') return new HubFailure('final', gone(id, host));
  if (code === 'GatedRepo' || status === 403) return new HubFailure('final', notAllowed(id, settings));
  if (status === 401 && settings.token !== null) return new HubFailure('final', unknownToken(host));
  // The hub does not tell strangers whether a model is private or does not exist.
  if (status === 404 || status === 401) return new HubFailure('final', unknown(id, settings));
  return new HubFailure(
    'final',
    new RummageError('unavailable', `${host} answered ${status} when asked for ${id}, which Rummage cannot use.`, {
      hint: 'Check HF_ENDPOINT, or unset it to use huggingface.co.',
    }),
  );
}

/** The hub gives this model only to people who have accepted its licence, or who were let in. */
export function notAllowed(id: string, { endpoint, token }: HubSettings): RummageError {
  const page = pageOf(endpoint);
  return new RummageError(
    'forbidden',
    token === null
      ? `${page.host} gives ${id} only to people who have accepted its licence.`
      : `${page.host} does not give ${id} to the owner of the token in HF_TOKEN.`,
    { hint: `Accept the licence at ${page.url}/${id}, and set HF_TOKEN to a token from ${page.url}/settings/tokens.` },
  );
}

function unknown(id: string, { endpoint, token }: HubSettings): RummageError {
  const page = pageOf(endpoint);
  const otherwise =
    token === null
      ? 'one that is private, or whose licence has to be accepted, needs HF_TOKEN'
      : 'or it is kept from the owner of the token in HF_TOKEN';
  return new RummageError('not-found', `${page.host} has no model ${id}.`, {
    hint: `Check the spelling: its page would be ${page.url}/${id}; ${otherwise}.`,
  });
}

function unknownToken(host: string): RummageError {
  return new RummageError('forbidden', `${host} does not accept the token in HF_TOKEN.`, {
    hint: 'Set HF_TOKEN to a token that is still valid, or unset it: most models need none.',
  });
}

function gone(id: string, host: string): RummageError {
  return new RummageError('not-found', `${host} no longer has the revision of ${id} that was fetched here.`, {
    hint: `Remove the model with \`npx rummage models remove ${id}\`, and fetch it again.`,
  });
}

/** The endpoint without a password it may hold. */
export function pageOf(endpoint: string): { readonly host: string; readonly url: string } {
  const { host, origin, pathname } = new URL(endpoint);
  return { host, url: `${origin}${pathname.replace(/\/+$/, '')}` };
}

function waitAskedFor(answer: HubAnswer): number | null {
  const text = answer.header('retry-after');
  if (text === null) return null;

  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}
