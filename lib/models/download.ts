import { type FileHandle, open, rm } from 'node:fs/promises';
import { RummageError } from '../errors';
import { isIntact, sizeOf } from './checksum';
import type { Hub } from './hub';
import { HubFailure } from './hub-failure';
import { Endurance, type Patience } from './patience';
import type { PlannedFile } from './plan';

/** Files that come damaged are thrown away and fetched again, this often in all. */
const MOST_TRIES = 3;

export interface DownloadOptions {
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** Told of every piece that has been written: its bytes; negative when what was there is thrown away. */
  readonly onBytes: (bytes: number) => void;
}

/** A file of a model at one revision. */
export interface Source extends PlannedFile {
  readonly id: string;
  readonly revision: string;
}

/**
 * Fetches one file, going on from what of it is there already, and checks it.
 *
 * @param to absolute path; its folder must be there
 * @throws RummageError, HubFailure; what is there stays for the next time
 */
export async function downloadFile(hub: Hub, source: Source, to: string, options: DownloadOptions): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const isWhole = await receive(hub, source, to, options);
    if (isWhole && (await isIntact(to, source))) return;

    options.onBytes(-((await sizeOf(to)) ?? 0));
    await rm(to, { force: true });
  }

  throw new RummageError('unavailable', `${source.path} came damaged from ${hub.host}, ${MOST_TRIES} times in a row.`, {
    hint: 'A proxy or a mirror between may change it: try another way to the hub, or later.',
  });
}

/** Appends until the file has its size; @returns false when the hub has another amount of bytes for it */
async function receive(hub: Hub, source: Source, to: string, options: DownloadOptions): Promise<boolean> {
  const endurance = new Endurance(options.patience, options.signal);
  let most = 0;

  for (;;) {
    const have = await sizeOf(to);
    if (have !== null && have >= source.bytes) return true;
    if (have !== null && have > most) endurance.refresh();
    most = Math.max(most, have ?? 0);

    try {
      return await append(hub, source, to, have ?? 0, options);
    } catch (failure) {
      await endurance.bear(failure);
    }
  }
}

/** One request; @returns false when the hub's bytes cannot be this file's; @throws HubFailure when it was cut */
async function append(
  hub: Hub,
  source: Source,
  to: string,
  have: number,
  { signal, onBytes }: DownloadOptions,
): Promise<boolean> {
  const stream = await hub.open(source.id, source.revision, source.path, have, signal);
  if (stream === null || (stream.start !== 0 && stream.start !== have)) return false;

  const isAfresh = stream.start === 0;
  if (isAfresh) onBytes(-have);
  const file = await open(to, isAfresh ? 'w' : 'a');
  try {
    return await write(file, stream.body, isAfresh ? 0 : have);
  } finally {
    await file.close();
  }

  async function write(handle: FileHandle, body: AsyncIterable<Uint8Array>, start: number): Promise<boolean> {
    let at = start;
    for await (const piece of body) {
      if ((at += piece.length) > source.bytes) return false;
      await handle.writeFile(piece);
      onBytes(piece.length);
    }
    if (at < source.bytes) throw endedEarly(hub.host);
    await handle.sync();
    return true;
  }
}

function endedEarly(host: string): HubFailure {
  return new HubFailure(
    'cut',
    new RummageError('unavailable', `The connection to ${host} was cut.`, {
      hint: 'Try again when the network is there.',
    }),
  );
}
