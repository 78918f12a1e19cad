import { existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type DataPaths, dataPaths, sampleFolder } from '#lib/paths';
import { openDatabase, transact } from '#lib/store/database';
import { insertFile } from '#lib/store/files';
import { addFolder } from '#lib/store/folders';
import { insertPhoto, markIndexed } from '#lib/store/photos';
import { SOME_FACTS } from '#lib/testing/library';
import { seededRandom } from '#lib/testing/vectors';
import { THUMBNAIL_SIZES, thumbnailFile, type ThumbnailSize } from '#lib/thumbnails/thumbnails';

/** How photos come: mostly as phones and cameras take them, upright or lying, now and then cropped. */
const SHAPES = [
  [3, 2],
  [4, 3],
  [4, 3],
  [3, 4],
  [3, 4],
  [2, 3],
  [16, 9],
  [1, 1],
  [21, 10],
] as const;
const BATCH = 2_000;
const YEARS = 15;
const DAY_MS = 86_400_000;
const LATEST = Date.UTC(2026, 5, 30);

/** A picture that stands for many photos: its thumbnails, to which theirs are links. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly files: Readonly<Record<ThumbnailSize, string>>;
}

/**
 * A library of `count` made-up photos of fifteen years, each with thumbnails of its own name, in the system's temporary folder; made once.
 * Ten days of a hundred have no photo, some have many.
 *
 * @returns its data folder
 */
export async function timelineLibrary(count: number): Promise<string> {
  // Not in bench/data/: building the app would look at each of its millions of files.
  const folder = join(tmpdir(), 'rummage-bench', `timeline-${count}`);
  const data = join(folder, 'data');
  if (existsSync(join(folder, 'done'))) return data;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const paths = dataPaths(data);
  const pictures = await makePictures(join(folder, 'pictures'));
  fill(paths, pictures, count);
  mkdirSync(join(folder, 'done'));
  return data;
}

async function makePictures(folder: string): Promise<Picture[]> {
  mkdirSync(folder, { recursive: true });
  const photos = readdirSync(sampleFolder()).filter((name) => name.endsWith('.jpg'));
  const made = photos.flatMap((name) => SHAPES.map((shape) => makePicture(folder, name, shape)));
  return Promise.all(made);
}

async function makePicture(folder: string, name: string, [across, down]: readonly [number, number]): Promise<Picture> {
  const original = sharp(join(sampleFolder(), name)).autoOrient();
  const sized = async (size: ThumbnailSize) => {
    const unit = size === 1280 ? size / Math.max(across, down) : size / Math.min(across, down);
    const file = join(folder, `${name}-${across}-${down}-${size}.webp`);
    await original
      .clone()
      .resize(Math.round(across * unit), Math.round(down * unit), { fit: 'cover' })
      .webp({ quality: 78, effort: 2 })
      .toFile(file);
    return file;
  };
  const { channels } = await original.stats();
  const color = `#${channels
    .slice(0, 3)
    .map(({ mean }) => Math.round(mean).toString(16).padStart(2, '0'))
    .join('')}`;
  const files = { 320: await sized(320), 480: await sized(480), 1280: await sized(1280) };
  return { width: across * 400, height: down * 400, color, files };
}

function fill(paths: DataPaths, pictures: readonly Picture[], count: number): void {
  const db = openDatabase(paths, 'computed');
  const random = seededRandom(6);
  const moments = momentsOf(count, random);
  try {
    const { id: folderId } = addFolder(db, '/bench');
    for (let first = 0; first < count; first += BATCH) {
      transact(db, () => {
        for (let i = first; i < Math.min(count, first + BATCH); i++) {
          const content = contentOf(random);
          const picture = pictures[Math.floor(random() * pictures.length)] as Picture;
          const photoId = insertPhoto(db, content);
          const file = { bytes: 1_000, mtimeUs: 1_600_000_000_000_000, inode: i + 1 };
          insertFile(db, { folderId, photoId, path: `${i}.jpg`, ...file });
          const { width, height, color } = picture;
          markIndexed(db, photoId, { ...SOME_FACTS, width, height, color, takenAt: moments[i] ?? 0 });
          for (const size of THUMBNAIL_SIZES) link(picture.files[size], thumbnailFile(paths.thumbnails, size, content));
        }
      });
    }
  } finally {
    db.close();
  }
}

/** In the order of their numbers, as a camera's card is read: nearly the order of time. */
function momentsOf(count: number, random: () => number): Float64Array {
  const days = YEARS * 365;
  const busy = Array.from({ length: days }, () => (random() < 0.1 ? 0 : random() ** 3));
  const all = busy.reduce((sum, share) => sum + share, 0);
  const moments: number[] = [];
  for (const [day, share] of busy.entries()) {
    const photos = day === days - 1 ? count - moments.length : Math.round((share / all) * count);
    for (let i = 0; i < photos && moments.length < count; i++) {
      moments.push(LATEST - (days - day) * DAY_MS + Math.floor(random() * DAY_MS));
    }
  }
  return Float64Array.from(moments);
}

/** Sixty-four random hex digits, which nothing compresses. */
function contentOf(random: () => number): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

function link(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true });
  linkSync(from, to);
}
