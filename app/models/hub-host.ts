import { loadHubSettings } from '#lib/config';
import { RummageError } from '#lib/errors';

/** The host models are fetched from, as `huggingface.co`. */
export function hubHost(): string {
  try {
    return new URL(loadHubSettings().endpoint).host;
  } catch (error) {
    // Set wrongly; whoever looks something up is told so in full.
    if (error instanceof RummageError) return 'the model hub';
    throw error;
  }
}
