import { z } from 'zod';
import { RummageError } from '../errors';
import type { CpuShare, IndexingSettings } from '../nouns';
import { TIME_OF_DAY } from './window';

/** What a person may choose from, in percent. */
export const CPU_SHARES: readonly CpuShare[] = [25, 50, 75, 100];

/** What is left out stays as it is. */
export type IndexingChange = Partial<IndexingSettings>;

const onOff = z.boolean({ error: 'expected true or false' });
const time = z.string({ error: 'expected a time of day, as 22:00' }).regex(TIME_OF_DAY, {
  error: ({ input }) => `expected a time of day from 00:00 to 23:59, got “${String(input).slice(0, 20)}”`,
});

const changeSchema = z
  .strictObject({
    paused: onOff.optional(),
    onlyIdle: onOff.optional(),
    window: z
      .strictObject({ from: time, to: time }, { error: 'expected null, or {"from": "22:00", "to": "07:00"}' })
      .refine(({ from, to }) => from !== to, { error: 'expected two different times; null means at any time' })
      .nullable()
      .optional(),
    cpuShare: z.literal(CPU_SHARES, { error: 'expected 25, 50, 75 or 100' }).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'expected at least one setting' });

/** @throws RummageError `bad-request` */
export function parseIndexingChange(body: unknown): IndexingChange {
  const parsed = changeSchema.safeParse(body);
  if (parsed.success) return withoutGaps(parsed.data);

  throw badRequest(
    `These are no settings of indexing: ${z.prettifyError(parsed.error)}.`,
    'Send any of paused, onlyIdle, window and cpuShare; what is left out stays as it is.',
  );
}

/** What `rummage indexing` is given, each as typed. */
export interface TypedChange {
  readonly share?: string;
  readonly window?: string;
  readonly onlyIdle?: string;
}

/** Reads `--share 50 --window 22:00-07:00 --only-idle on`. @throws RummageError `bad-request` */
export function parseTypedChange({ share, window, onlyIdle }: TypedChange): IndexingChange {
  return {
    ...(share !== undefined && { cpuShare: typedShare(share) }),
    ...(window !== undefined && { window: typedWindow(window) }),
    ...(onlyIdle !== undefined && { onlyIdle: typedSwitch(onlyIdle) }),
  };
}

function typedShare(typed: string): CpuShare {
  const share = CPU_SHARES.find((choice) => String(choice) === typed.replace(/%$/, ''));
  if (share !== undefined) return share;

  throw badRequest(`\`--share\` expects 25, 50, 75 or 100, got “${typed}”.`, 'It is meant in percent.');
}

function typedWindow(typed: string): IndexingSettings['window'] {
  if (typed === 'off') return null;

  const [from = '', to = '', ...more] = typed.split(/\s*[-–]\s*/);
  const isWindow = TIME_OF_DAY.test(from) && TIME_OF_DAY.test(to) && from !== to && more.length === 0;
  if (isWindow) return { from, to };

  throw badRequest(
    `\`--window\` expects two different times of day as 22:00-07:00, or off, got “${typed}”.`,
    'Times are this machine’s local times; a window may go over midnight.',
  );
}

function typedSwitch(typed: string): boolean {
  if (typed === 'on' || typed === 'off') return typed === 'on';

  throw badRequest(`\`--only-idle\` expects on or off, got “${typed}”.`, 'As `npx rummage indexing --only-idle on`.');
}

function badRequest(message: string, hint: string): RummageError {
  return new RummageError('bad-request', message, { hint });
}

/** A key that is there without a value would overwrite what is set. */
function withoutGaps(change: z.infer<typeof changeSchema>): IndexingChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as IndexingChange;
}
