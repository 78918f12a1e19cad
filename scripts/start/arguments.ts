import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RummageError } from '#lib/errors';

export interface StartArguments {
  /** Absolute, as the person meant them; not yet looked at. */
  readonly folders: readonly string[];
  readonly dev: boolean;
  readonly help: boolean;
}

export const USAGE = `Usage: npm start [-- folder…]

Starts Rummage: the indexer for the folders named, which are remembered, and the web app.
Without any, the remembered ones are searched; while there are none, the bundled sample photos.

  npm run dev [-- folder…]   the same for working on Rummage itself: pages reload as their files change
  npx rummage --help         searching and indexing from the terminal`;

/**
 * @param from absolute path of the folder relative ones are meant from
 * @throws RummageError `bad-request` for an option there is not
 */
export function readArguments(args: readonly string[], from: string): StartArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { dev: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    return { folders: positionals.map((folder) => resolve(from, folder)), ...values };
  } catch (cause) {
    const [fault] = (cause as Error).message.split('. ');
    throw new RummageError('bad-request', `${fault}.`, { hint: 'See `npm start -- --help`.', cause });
  }
}
