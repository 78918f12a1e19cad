import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { SketchBasis } from './sketch';
import type { TableColumns, VectorTable } from './vector-table';

/**
 * A file of a compact table: a head of {@link HEAD_BYTES} (JSON, filled up with spaces), then the columns, the
 * centre of the codes, the sketch's basis, the codes and the sketches, each as it lies in memory (little-endian).
 */
const FORMAT = 'rummage-table 1';
const HEAD_BYTES = 256;
/** Read at once: less than a millisecond. */
const PIECE = 1024 * 1024;

interface Head {
  readonly format: string;
  readonly dimensions: number;
  readonly slots: number;
  /** Directions of the sketch; 0 without one. */
  readonly directions: number;
}

/**
 * Writes a compact table and makes it survive power loss.
 *
 * @param file is created; it must not exist
 * @returns the file's checksum
 * @throws Error when it cannot be written, or the table is not compact
 */
export async function writeTableFile(file: string, table: VectorTable): Promise<string> {
  if (table.codes === null) throw new Error('expected a compact table');
  const { columns, codes, sketch, slots, dimensions } = table;
  const directions = sketch?.basis.mean.length ?? 0;
  const head = JSON.stringify({ format: FORMAT, dimensions, slots, directions } satisfies Head);
  const parts: ArrayBufferView[] = [Buffer.from(head.padEnd(HEAD_BYTES)), ...listOf(columns), codes.centre];
  if (sketch !== null) parts.push(sketch.basis.directions, sketch.basis.mean);
  parts.push(codes.bytes(slots));
  if (sketch !== null) parts.push(sketch.rows.bytes(slots));

  const handle = await open(file, 'wx');
  try {
    let checksum = 0;
    for (const piece of piecesOf(parts)) {
      checksum = crc32(piece, checksum);
      await writeAll(handle, piece);
    }
    await handle.sync();
    return toHex(checksum);
  } finally {
    await handle.close();
  }
}

/**
 * Fills an empty table from a file.
 *
 * @param checksum what {@link writeTableFile} returned
 * @throws Error when the file is not what was written, or of other dimensions; the table is empty still
 */
export async function readTableFile(file: string, table: VectorTable, checksum: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const reader = new CheckedReader(handle);
    const head = await readHead(reader);
    if (head.dimensions !== table.dimensions) {
      throw new Error(`expected vectors of ${table.dimensions} dimensions, found ${head.dimensions}`);
    }

    const { size } = await handle.stat();
    const read = async (...parts: ArrayBufferView[]) => {
      for (const part of parts) await reader.fill(bytesOf(part));
    };
    await table.restore(head.slots, async ({ columns, centre, toRows }) => {
      await read(...listOf(columns), centre);
      const basis = head.directions === 0 ? null : emptyBasis(head);
      if (basis !== null) await read(basis.directions, basis.mean);
      const { codes, sketch } = toRows(basis);
      await read(codes);
      if (sketch !== null) await read(sketch);
      if (reader.position !== size) throw new Error(`expected ${reader.position} bytes, found ${size}`);
      if (reader.checksum !== checksum) throw new Error(`expected checksum ${checksum}, found ${reader.checksum}`);
    });
  } finally {
    await handle.close();
  }
}

/** @throws Error when the file is not what was written */
export async function verifyTableFile(file: string, checksum: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const reader = new CheckedReader(handle);
    const { size } = await handle.stat();
    const buffer = new Uint8Array(Math.min(size, PIECE));
    while (reader.position < size) await reader.fill(buffer.subarray(0, size - reader.position));
    if (reader.checksum !== checksum) throw new Error(`expected checksum ${checksum}, found ${reader.checksum}`);
  } finally {
    await handle.close();
  }
}

async function readHead(reader: CheckedReader): Promise<Head> {
  const bytes = new Uint8Array(HEAD_BYTES);
  await reader.fill(bytes);
  const text = Buffer.from(bytes).toString().trimEnd();
  if (!text.startsWith(`{"format":"${FORMAT}"`)) throw new Error(`expected a file of the format ${FORMAT}`);
  return JSON.parse(text) as Head;
}

function emptyBasis({ directions, dimensions }: Head): SketchBasis {
  return {
    directions: new Float32Array(directions * dimensions),
    mean: new Float32Array(directions),
    dimensions,
  };
}

/** Fills buffers from a file, one after the other, summing up what was read. */
class CheckedReader {
  readonly #handle: FileHandle;
  #sum = 0;
  position = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  get checksum(): string {
    return toHex(this.#sum);
  }

  /** @throws Error when the file ends before */
  async fill(bytes: Uint8Array): Promise<void> {
    for (const piece of piecesOf([bytes])) {
      this.#readAll(piece);
      // While the piece is still in the processor's cache.
      this.#sum = crc32(piece, this.#sum);
      // A model may be loaded beside the one in use: searches come in between.
      await breathe();
    }
  }

  /** Not through Node's thread pool: that took twice as long as the reading. */
  #readAll(piece: Uint8Array): void {
    let done = 0;
    while (done < piece.byteLength) {
      const bytesRead = readSync(this.#handle.fd, piece, done, piece.byteLength - done, this.position);
      if (bytesRead === 0) throw new Error(`expected more than the ${this.position} bytes it has`);
      done += bytesRead;
      this.position += bytesRead;
    }
  }
}

function listOf({ photoIds, seqs, means, deviations }: TableColumns): ArrayBufferView[] {
  return [photoIds, seqs, means, deviations];
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function* piecesOf(parts: readonly ArrayBufferView[]): Iterable<Uint8Array> {
  for (const part of parts) {
    const bytes = bytesOf(part);
    for (let at = 0; at < bytes.byteLength; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  let done = 0;
  while (done < piece.byteLength) done += (await handle.write(piece, done)).bytesWritten;
}

function toHex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
