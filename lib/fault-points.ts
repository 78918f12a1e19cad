import { channel } from 'node:diagnostics_channel';

/** Moments at which a crash, or a loss of power, would be most awkward, in the order a photo passes them. */
export const FAULT_POINTS = [
  'decoded',
  'embedded',
  'before-commit',
  'after-commit',
  'graph-written',
  'graph-synced',
  'graph-renamed',
  'graph-stored',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

const reached = channel('rummage:point');

/** Tells whoever subscribed to the channel `rummage:point` that a moment has come; costs nothing while nobody has. */
export function reachPoint(point: FaultPoint): void {
  if (reached.hasSubscribers) reached.publish(point);
}
