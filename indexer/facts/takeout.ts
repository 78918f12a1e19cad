import { z } from 'zod';
import { onThisClock } from './clock';

/** What Google Takeout's JSON file beside a photo tells; null where it does not. */
export interface TakeoutFacts {
  /** On this machine's wall clock: Google tells the moment, but not where it was. */
  readonly takenAt: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** What a person wrote about it. */
  readonly text: string | null;
}

export const NO_TAKEOUT: TakeoutFacts = { takenAt: null, latitude: null, longitude: null, text: null };

const place = z
  .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .nullish()
  .catch(null);

const schema = z.object({
  photoTakenTime: z.object({ timestamp: z.coerce.number().int() }).nullish().catch(null),
  geoData: place,
  geoDataExif: place,
  description: z.string().nullish().catch(null),
});

/** Reads a JSON file; one that is not Takeout's tells nothing. */
export function readTakeout(json: string): TakeoutFacts {
  const { photoTakenTime, geoData, geoDataExif, description } = schema.safeParse(parse(json)).data ?? {};
  // No place is written as 0, 0.
  const where = [geoData, geoDataExif].find((found) => found && (found.latitude !== 0 || found.longitude !== 0));
  return {
    takenAt: photoTakenTime ? onThisClock(photoTakenTime.timestamp * 1000) : null,
    latitude: where?.latitude ?? null,
    longitude: where?.longitude ?? null,
    text: description ?? null,
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
