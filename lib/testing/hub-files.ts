import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of a served model. */
export interface ServedFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly isLarge: boolean;
  readonly sha256: string;
  readonly gitOid: string;
}

/** Every file of a folder, as a hub has them: those git keeps itself, and large ones it keeps apart. */
export function filesToServe(folder: string, rename: (path: string) => string): ServedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => toServe(rename(relative(folder, file).split(sep).join('/')), readFileSync(file)));
}

function toServe(path: string, bytes: Buffer): ServedFile {
  return {
    path,
    bytes,
    isLarge: path.endsWith('.onnx'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    gitOid: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
  };
}

/** The commit of these files. */
export function commitOf(files: readonly ServedFile[]): string {
  return createHash('sha1')
    .update(files.map(({ path, sha256 }) => `${path} ${sha256}`).join('\n'))
    .digest('hex');
}

/** One sibling of the hub's metadata with `blobs=true`. */
export function siblingOf({ path, bytes, isLarge, sha256, gitOid }: ServedFile): Record<string, unknown> {
  const lfs = isLarge ? { lfs: { sha256, size: bytes.length, pointerSize: 133 } } : {};
  return { rfilename: path, size: bytes.length, blobId: gitOid, ...lfs };
}
