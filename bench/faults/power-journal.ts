import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The record of power.c: six fields of eight bytes, then the type and the lengths of what follows. */
const HEADER = 72;
const KINDS = ['', 'write', 'truncate', 'sync', 'create', 'rename', 'unlink'] as const;
/** What a disk writes at once. */
const SECTOR = 512;

interface Entry {
  readonly kind: (typeof KINDS)[number];
  readonly time: bigint;
  readonly inode: number;
  /** The directory whose entry changed; 0 for what happens inside a file. */
  readonly directory: number;
  readonly offset: number;
  readonly sizeBefore: number;
  readonly path: string;
  readonly other: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** How much of what was not synced a power loss takes from one file. */
const LOSSES = ['nothing', 'everything', 'the end', 'zeros', 'sectors'] as const;

/** What a power loss took. */
export interface PowerLoss {
  /** Files of which something was lost, by how. */
  readonly files: Record<string, number>;
  /** Renames, deletions and new names undone. */
  names: number;
}

/**
 * Takes from a data folder what had not reached the disk when all its processes were killed: writes since the file's last
 * `fsync` are dropped, zeroed or cut at sectors, names made, changed or removed since the directory's last `fsync` undone.
 *
 * @param journal absolute path of the folder power.c wrote to; emptied
 */
export function losePower(data: string, journal: string, random: () => number, loss: PowerLoss): void {
  const { contents, names } = unsynced(readEntries(journal));
  for (const changes of names.values()) {
    const undone = Math.floor(random() * (changes.length + 1));
    for (const change of changes.slice(changes.length - undone).reverse()) undoName(change);
    loss.names += undone;
  }

  const paths = new Map(allFiles(data).map((path) => [statSync(path).ino, path]));
  for (const [inode, changes] of contents) {
    const path = paths.get(inode);
    if (path === undefined) continue;
    const how = LOSSES[Math.floor(random() * LOSSES.length)] as (typeof LOSSES)[number];
    if (how !== 'nothing') writeFileSync(path, whatIsLeft(readFileSync(path), changes, how, random));
    const kind = `${kindOf(path)}: ${how}`;
    loss.files[kind] = (loss.files[kind] ?? 0) + 1;
  }
  rmSync(join(data, 'rummage.db-shm'), { force: true });
  for (const name of readdirSync(journal)) rmSync(join(journal, name));
}

function readEntries(journal: string): Entry[] {
  const names = readdirSync(journal).filter((name) => name.endsWith('.journal'));
  const entries = names.flatMap((name) => parse(readFileSync(join(journal, name))));
  return entries.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** The last record may be cut: its process was killed. Then what it tells of had not begun. */
function parse(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + HEADER <= bytes.length;) {
    const number = (field: number) => Number(bytes.readBigUInt64LE(at + 8 * field));
    const length = (field: number) => bytes.readUInt32LE(at + 56 + 4 * field);
    const lengths = [length(1), length(2), number(5), number(6)];
    const end = lengths.reduce((all, one) => all + one, at + HEADER);
    if (end > bytes.length) break;

    let next = at + HEADER;
    const [path, other, before, after] = lengths.map((one) => bytes.subarray(next, (next += one))) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    entries.push({
      kind: KINDS[length(0)] ?? '',
      time: bytes.readBigUInt64LE(at),
      inode: number(1),
      directory: number(2),
      offset: number(3),
      sizeBefore: number(4),
      path: path.toString(),
      other: other.toString(),
      before,
      after,
    });
    at = end;
  }
  return entries;
}

/** What happened to each file's content, and to each directory's names, since they were last synced. */
function unsynced(entries: readonly Entry[]) {
  const contents = new Map<number, Entry[]>();
  const names = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.kind === 'sync') {
      contents.delete(entry.inode);
      names.delete(entry.inode);
    } else if (entry.directory === 0) contents.set(entry.inode, [...(contents.get(entry.inode) ?? []), entry]);
    else names.set(entry.directory, [...(names.get(entry.directory) ?? []), entry]);
  }
  return { contents, names };
}

function undoName({ kind, path, other, inode }: Entry): void {
  if (kind === 'create') {
    if (existsSync(path) && statSync(path).ino === inode) rmSync(path);
  } else if (kind === 'unlink') {
    if (!existsSync(path)) linkSync(other, path);
  } else {
    const [from = '', replaced = ''] = other.split('\n');
    if (existsSync(path) && !existsSync(from)) renameSync(path, from);
    if (replaced !== '' && !existsSync(path)) linkSync(replaced, path);
  }
}

/** A file as the disk has it: what was synced, and what of the rest had come to be written. */
function whatIsLeft(
  bytes: Buffer,
  changes: readonly Entry[],
  how: (typeof LOSSES)[number],
  random: () => number,
): Buffer {
  let left = changes.reduceRight(undo, bytes);
  const syncedSize = left.length;
  const kept = how === 'everything' ? 0 : how === 'the end' ? Math.floor(random() * changes.length) : changes.length;
  for (const change of changes.slice(0, kept)) {
    if (how === 'the end' || random() < 0.5) left = redo(left, change, change.after);
    // Blocks that were given to the file, but not yet filled.
    else if (how === 'zeros') left = redo(left, change, zeroedBeyond(change, syncedSize));
    else {
      const sectors = Math.floor((random() * change.after.length) / SECTOR);
      left = redo(left, change, change.after.subarray(0, sectors * SECTOR));
    }
  }
  return left;
}

function undo(bytes: Buffer, { kind, offset, sizeBefore, before }: Entry): Buffer {
  const restored = sized(bytes, kind === 'write' ? Math.max(bytes.length, offset + before.length) : sizeBefore);
  before.copy(restored, offset);
  return sized(restored, sizeBefore);
}

function redo(bytes: Buffer, { kind, offset }: Entry, after: Buffer): Buffer {
  if (kind === 'truncate') return sized(bytes, offset);
  const written = sized(bytes, Math.max(bytes.length, offset + after.length));
  after.copy(written, offset);
  return written;
}

function zeroedBeyond({ offset, after }: Entry, size: number): Buffer {
  const zeroed = Buffer.from(after);
  return zeroed.fill(0, Math.min(after.length, Math.max(0, size - offset)));
}

function sized(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size);
  bytes.copy(copy);
  return copy;
}

/** What a file is, however it is called. */
function kindOf(path: string): string {
  const name = basename(path);
  if (name.endsWith('.webp') || path.includes('/thumbnails/')) return 'thumbnail';
  if (name.endsWith('.hnsw') || name.endsWith('.hnsw.tmp')) return 'graph';
  if (path.includes('/backups/')) return 'backup';
  return name;
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
