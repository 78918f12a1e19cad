/** Compressed data never holds so many zeros in a row; a block of the disk that was never written does. */
const LONGEST_ZEROS = 256;

/** What a RIFF file has before its own content: `RIFF` and the length of what follows. */
const RIFF_HEADER = 8;

/**
 * Whether a WebP file is as long as it says it is and holds no unwritten block. Thumbnails are not synced one by one, so
 * a loss of power may leave some cut off or full of zeros, under the right name.
 */
export function isWholeWebp(bytes: Buffer): boolean {
  if (bytes.length < RIFF_HEADER + 4 || bytes.toString('latin1', 0, 4) !== 'RIFF') return false;
  if (bytes.readUInt32LE(4) + RIFF_HEADER !== bytes.length) return false;
  return !bytes.includes(ZEROS);
}

const ZEROS = Buffer.alloc(LONGEST_ZEROS);
