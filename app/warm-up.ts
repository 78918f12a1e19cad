import { log } from '#lib/log';
import { warmSearch } from '#lib/search/client';

/** Loads what searches need. A fault is no reason not to start: the first search says it to whoever asks. */
export async function warmUp(): Promise<void> {
  try {
    await warmSearch();
  } catch (err) {
    log.warn({ err }, 'The model could not be loaded ahead of the first search.');
  }
}
