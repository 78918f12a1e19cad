import { notFound } from 'next/navigation';
import { RummageError } from '#lib/errors';

/** Runs work that looks up what an address names; shown as the not-found page when there is nothing of the kind. */
export async function orNotFound<Found>(work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RummageError && error.code === 'not-found') notFound();
    throw error;
  }
}
