/** How much of the world is in sight: a fifth of its width. */
const ZOOM = 5;

/** Where the picture of the world lies in its frame, and the mark on it, in per cent of the frame. */
export interface MapView {
  readonly width: number;
  readonly left: number;
  readonly top: number;
  readonly markLeft: number;
  readonly markTop: number;
}

/**
 * Puts a place in the middle of a frame twice as wide as high, or as near to it as the ends of the world allow.
 *
 * @param latitude degrees, −90 … 90
 * @param longitude degrees, −180 … 180
 */
export function viewOfPlace(latitude: number, longitude: number): MapView {
  const x = along((longitude + 180) / 360);
  const y = along((90 - latitude) / 180);
  return { width: ZOOM * 100, left: x.start, top: y.start, markLeft: x.mark, markTop: y.mark };
}

/** @param share how far along the whole world, 0 … 1 */
function along(share: number): { readonly start: number; readonly mark: number } {
  const whole = ZOOM * 100;
  const start = Math.min(0, Math.max(100 - whole, 50 - share * whole));
  return { start, mark: share * whole + start };
}
