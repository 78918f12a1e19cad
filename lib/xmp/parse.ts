import { z } from 'zod';
import { RummageError } from '../errors';

/** What is asked for over HTTP. */
export interface SidecarsAsked {
  /** Numbers of watched folders; null for all of them. */
  readonly folders: readonly number[] | null;
  readonly intoExisting: boolean;
  readonly onlyMine: boolean;
  readonly dryRun: boolean;
}

/** A box ticked in a plain form says `1`. */
const onOff = z
  .union([z.boolean(), z.literal('1').transform(() => true)], { error: 'expected true or false' })
  .default(false);

const schema = z.strictObject({
  folders: z
    .array(z.int().positive(), { error: 'expected numbers of folders, or null for all' })
    .nullable()
    .default(null),
  intoExisting: onOff,
  onlyMine: onOff,
  dryRun: onOff,
});

/** @throws RummageError `bad-request` */
export function parseSidecarsAsked(body: unknown): SidecarsAsked {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;

  throw new RummageError('bad-request', `Sidecars cannot be written so: ${z.prettifyError(parsed.error)}.`, {
    hint: 'Send any of folders, intoExisting, onlyMine and dryRun.',
    cause: parsed.error,
  });
}
