import { RummageError } from '#lib/errors';
import { isSameOrigin } from '../security/origin';

/**
 * For calls that only read, and so pass the proxy from anywhere, but make Rummage ask another machine: a person may have
 * that done, a page somewhere on the web may not.
 *
 * @throws RummageError `forbidden`
 */
export function requireOwnPage({ headers }: { readonly headers: Headers }): void {
  if (isSameOrigin(headers)) return;

  throw new RummageError('forbidden', 'Another site tried to have something looked up here.', {
    hint: 'Look it up on Rummage’s own pages.',
  });
}
