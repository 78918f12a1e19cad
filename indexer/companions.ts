import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { readMp4Facts } from '#lib/decode/mp4';
import { kindOf, stemOf } from '#lib/formats';
import type { FileRole } from '#lib/nouns';
import type { Database } from '#lib/store/database';
import { type FileRow, filesOfStem } from '#lib/store/files';
import { readExifOfHead } from './exif';
import type { Moment } from './facts/clock';

/** What a file may be to another photo than one of its own. */
export type CompanionRole = Exclude<FileRole, 'original'>;

/** Endings of pictures as cameras make them beside a raw file or a moving picture, the likeliest to be shown first. */
const LEADING = ['heic', 'heif', 'hif', 'jpg', 'jpeg', 'jpe'];

/** The same exposure is told within this, in milliseconds; a film begins a little before or after it. */
const SAME_MOMENT_MS = 60_000;
/** A longer film was made for itself. */
const LONGEST_MOTION_SECONDS = 6;
/** Time zones differ by multiples of this … */
const ZONE_STEP_MS = 15 * 60_000;
/** … and by no more than this. */
const WIDEST_ZONE_MS = 15 * 3_600_000;

/** Cameras write what they tell of a picture near its start. */
const HEAD_BYTES = 512 * 1024;

/** What a file of this name may be beside a picture; null when it is a picture itself. */
export function companionRole(path: string): CompanionRole | null {
  const kind = kindOf(basename(path));
  return kind === 'raw' ? 'raw' : kind === 'video' ? 'motion' : null;
}

/** Whether a file of this name may have others that belong to it. */
export function mayLead(path: string): boolean {
  return leadingRank(path) >= 0;
}

/** The files beside this one that are named as it is, but for the ending. */
export function siblings(db: Database, { folderId, path }: Pick<FileRow, 'folderId' | 'path'>): FileRow[] {
  const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return filesOfStem(db, folderId, directory, stemOf(basename(path))).filter((row) => row.path !== path);
}

/** The picture a raw file or film of this path could belong to; null when there is none. */
export function findLeader(db: Database, file: Pick<FileRow, 'folderId' | 'path'>): FileRow | null {
  const leading = siblings(db, file).filter(({ role, path }) => role === 'original' && mayLead(path));
  return leading.toSorted((a, b) => leadingRank(a.path) - leadingRank(b.path))[0] ?? null;
}

/**
 * Whether two files named alike were made by one press of the button: a raw file and its picture unless their dates say
 * otherwise, a film and its picture when Apple's identifier says so, or when it is short and their dates do not deny it.
 *
 * @param leader absolute path of the picture
 * @param companion absolute path of the raw file or film
 */
export async function belongsTogether(leader: string, companion: string, role: CompanionRole): Promise<boolean> {
  const head = await readHead(leader);
  const { moment } = await readExifOfHead(head);
  if (role === 'motion') return isMotionOf(companion, head, moment);

  const { moment: other } = await readExifOfHead(await readHead(companion));
  return moment === null || other === null || Math.abs(moment.takenAt - other.takenAt) <= SAME_MOMENT_MS;
}

async function isMotionOf(film: string, picture: Buffer, moment: Moment | null): Promise<boolean> {
  const facts = await readMp4Facts(film);
  if (facts === null) return false;

  const { contentIdentifier, seconds, filmedAt } = facts;
  if (contentIdentifier !== null && picture.includes(contentIdentifier)) return true;
  if (seconds === null || seconds > LONGEST_MOTION_SECONDS) return false;
  return moment === null || filmedAt === null || isSameMoment(moment, filmedAt);
}

/** @param filmedAt milliseconds since 1970 */
function isSameMoment({ takenAt, takenOffset }: Moment, filmedAt: number): boolean {
  if (takenOffset !== null) return Math.abs(takenAt - takenOffset * 60_000 - filmedAt) <= SAME_MOMENT_MS;

  const apart = Math.abs(takenAt - filmedAt);
  const beside = apart % ZONE_STEP_MS;
  return apart <= WIDEST_ZONE_MS && Math.min(beside, ZONE_STEP_MS - beside) <= SAME_MOMENT_MS;
}

function leadingRank(path: string): number {
  return LEADING.indexOf(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

async function readHead(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    // What cannot be read tells nothing; whether it can be shown is found out elsewhere.
    return Buffer.alloc(0);
  }
}
