import { loadHubSettings } from '#lib/config';
import { RummageError } from '#lib/errors';

/**
 * The host models are fetched from, as `huggingface.co`.
 *
 * @param unknown what to call it where the setting names none
 */
export function hubHost(unknown: string): string {
  try {
    return new URL(loadHubSettings().endpoint).host;
  } catch (error) {
    // Set wrongly; whoever looks something up is told so in full.
    if (error instanceof RummageError) return unknown;
    throw error;
  }
}
