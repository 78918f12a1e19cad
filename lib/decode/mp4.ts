import { open, type FileHandle } from 'node:fs/promises';
import { findBox, readBoxes } from './boxes';

/** What the header of an MP4 or QuickTime file tells, read without FFmpeg. */
export interface Mp4Facts {
  /** Milliseconds since 1970; null when the camera did not know. */
  readonly filmedAt: number | null;
  readonly seconds: number | null;
  /** What Apple's cameras write into both halves of a Live Photo; null elsewhere. */
  readonly contentIdentifier: string | null;
}

/** The header of a film of some seconds takes a few kB. */
const MAX_HEADER = 4 * 1024 ** 2;
const MAX_BOXES = 64;

/** The clock of MP4 starts in 1904. */
const SECONDS_TO_1970 = 2_082_844_800;

const IDENTIFIER_KEY = 'com.apple.quicktime.content.identifier';
const IDENTIFIER = /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/;

/**
 * @param file absolute path
 * @returns null when it is no such file, or cannot be read
 */
export async function readMp4Facts(file: string): Promise<Mp4Facts | null> {
  try {
    const handle = await open(file);
    try {
      const header = await readHeader(handle);
      return header === null ? null : { ...readMovieHeader(header), contentIdentifier: identifierIn(header) };
    } finally {
      await handle.close();
    }
  } catch {
    // Gone, or cut short: what it is will be found out when it is looked at for itself.
    return null;
  }
}

/** The `moov` box, which cameras write first or last. */
async function readHeader(handle: FileHandle): Promise<Buffer | null> {
  let at = 0;
  for (let i = 0; i < MAX_BOXES; i++) {
    const head = await readAt(handle, at, 16);
    if (head.length < 8) return null;

    const short = head.readUInt32BE(0);
    const [start, length] = short === 1 && head.length === 16 ? [16, Number(head.readBigUInt64BE(8))] : [8, short];
    if (head.toString('latin1', 4, 8) === 'moov') {
      return length > MAX_HEADER ? null : readAt(handle, at + start, length - start);
    }
    if (length < start) return null;
    at += length;
  }
  return null;
}

function readMovieHeader(header: Buffer): Pick<Mp4Facts, 'filmedAt' | 'seconds'> {
  const box = findBox(readBoxes(header), 'mvhd');
  if (box === undefined || box.length < 32) return { filmedAt: null, seconds: null };

  const isLong = box[0] === 1;
  const created = isLong ? Number(box.readBigUInt64BE(4)) : box.readUInt32BE(4);
  const timescale = box.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16);
  return {
    filmedAt: created > SECONDS_TO_1970 ? (created - SECONDS_TO_1970) * 1000 : null,
    seconds: timescale > 0 && duration > 0 ? duration / timescale : null,
  };
}

function identifierIn(header: Buffer): string | null {
  if (!header.includes(IDENTIFIER_KEY)) return null;
  return IDENTIFIER.exec(header.toString('latin1'))?.[0] ?? null;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
