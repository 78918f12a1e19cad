import { type Piece, valueFault } from './fault';

export interface Circle {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly km: number;
}

const DEFAULT_KM = 10;
/** Half the way around the Earth: farther away nothing is. */
const FARTHEST_KM = 20_040;
const DISTANCE = /^(\d+(?:\.\d+)?)\s*(km|m|mi)?$/i;
const KM: Readonly<Record<string, number>> = { km: 1, m: 0.001, mi: 1.609_344 };

/** Reads `47.4,8.5` or `47.4,8.5,20km`. */
export function readNear(value: Piece): Circle {
  const [latitude, longitude, distance, ...more] = piecesOf(value);
  if (latitude === undefined || longitude === undefined || more.length > 0) {
    throw valueFault(value, 'A place is a latitude and a longitude.', 'Write near:47.4,8.5 or near:47.4,8.5,20km.');
  }
  return {
    latitude: readDegrees(latitude, 90, 'latitude'),
    longitude: readDegrees(longitude, 180, 'longitude'),
    km: distance === undefined ? DEFAULT_KM : readKm(distance),
  };
}

function piecesOf({ text, position }: Piece): Piece[] {
  let start = position;
  return text.split(',').map((part) => {
    const piece = { text: part.trim(), position: start + part.length - part.trimStart().length };
    start += part.length + 1;
    return piece;
  });
}

function readDegrees(piece: Piece, most: number, what: string): number {
  const degrees = /^[-+]?\d+(?:\.\d+)?$/.test(piece.text) ? Number(piece.text) : NaN;
  if (Math.abs(degrees) <= most) return degrees;
  throw valueFault(
    piece,
    `“${piece.text}” is no ${what}.`,
    `Use decimal degrees from −${most} to ${most}, as in 47.4.`,
  );
}

function readKm(piece: Piece): number {
  const [, number, unit = 'km'] = DISTANCE.exec(piece.text) ?? [];
  const km = Number(number) * (KM[unit.toLowerCase()] ?? NaN);
  if (km > 0 && km <= FARTHEST_KM) return km;
  throw valueFault(piece, `“${piece.text}” is no distance.`, 'Write it as 20km, 500m or 5mi.');
}
