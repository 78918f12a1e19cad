import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { uniqueNames } from './unique-names';

/** A file to be put into a zip. */
export interface ZippedFile {
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/**
 * A zip of files as they are, written while it is read: one file is open at a time, and none is held in memory. Photos are
 * compressed already, so that nothing is gained by doing it again.
 *
 * @returns `bytes` is the size the zip will have; the stream fails when a file has gone or is of another size by then
 */
export async function zipOf(
  files: readonly ZippedFile[],
): Promise<{ readonly stream: ReadableStream<Uint8Array>; readonly bytes: number }> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let open: ReadStream | null = null;
  const fail = (error: unknown) => void output.destroy(error as Error);
  zip.on('error', fail);
  // Whoever reads may have gone away.
  output.on('close', () => open?.destroy());

  const names = uniqueNames(files.map(({ name }) => name));
  for (const [i, { file, bytes, modifiedAt }] of files.entries()) {
    zip.addReadStreamLazy(names[i] ?? '', { compress: false, size: bytes, mtime: modifiedAt }, (give) => {
      open = createReadStream(/* turbopackIgnore: true */ file).on('error', fail);
      give(null, open);
    });
  }
  const bytes = await new Promise<number>((resolve) => {
    // Its types leave out what it calls back with.
    const onSize = (size?: number) => resolve(size ?? 0);
    zip.end({ forceZip64Format: false, comment: '' }, onSize);
  });
  return { stream: Readable.toWeb(output) as ReadableStream<Uint8Array>, bytes };
}
