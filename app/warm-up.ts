import { prepareAccess } from '#lib/access/service';
import { log } from '#lib/log';
import { warmSearch } from '#lib/search/client';

/**
 * Puts the passwords in force and loads what searches need. A fault is no reason not to start: the first call says it to
 * whoever asks.
 */
export async function warmUp(): Promise<void> {
  try {
    await prepareAccess();
    await warmSearch();
  } catch (err) {
    log.warn({ err }, 'Not everything could be made ready ahead of the first search.');
  }
}
