import { join } from 'node:path';
import { listAlbums, setPin, createAlbum } from '#lib/store/albums';
import { readActiveModel } from '#lib/store/active-model';
import { type Database, openDatabase } from '#lib/store/database';
import { filesOfPhoto } from '#lib/store/files';
import { addFolder, listFolders } from '#lib/store/folders';
import { newestPhotos } from '#lib/store/search';
import { vectorsAfter } from '#lib/store/vectors';
import { IndexFeed } from '#lib/search/index-feed';
import { dataPaths } from '#lib/paths';
import { differingPaths, libraryState } from '../library-state';

const ALL = { limit: 1_000, offset: 0 };
/** Batches of different sizes sum in different orders. */
const SAME_SIMILARITY = 1e-5;
const QUERIES = 3;

/** Gives a new library the folders and albums of another; its pins come when it has photos: {@link pinAlike}. */
export function startAlike(data: string, like: string): void {
  const [from, to] = [openDatabase(dataPaths(like), 'computed'), openDatabase(dataPaths(data), 'typed')];
  for (const { path } of listFolders(from)) addFolder(to, path);
  for (const { name, rule } of listAlbums(from)) createAlbum(to, name, rule);
  from.close();
  to.close();
}

/** Pins in `data` what is pinned in `like`: the photos that lie at the same places. */
export function pinAlike(data: string, like: string): void {
  const [from, to] = [openDatabase(dataPaths(like), 'computed'), openDatabase(dataPaths(data), 'typed')];
  const idAt = new Map(photoIds(to).map((id) => [placesOf(to, id), id]));
  const albums = new Map(listAlbums(to).map(({ id, name }) => [name, id]));
  const pins = from.prepare<[], { name: string; photoId: number; pin: 'in' | 'out' }>(
    'SELECT a.name, p.photo_id AS photoId, p.pin FROM album_pins p JOIN albums a ON a.id = p.album_id',
  );
  for (const { name, photoId, pin } of pins.all()) {
    const id = idAt.get(placesOf(from, photoId));
    if (id !== undefined) setPin(to, albums.get(name) ?? 0, id, pin);
  }
  from.close();
  to.close();
}

/** What differs between two libraries that should be the same, in words; everything a person could see of them. */
export async function differences(data: string, rebuilt: string): Promise<string[]> {
  const files = differingPaths(libraryState(data), libraryState(rebuilt)).map((path) => `file ${path}`);
  const [a, b] = [openDatabase(dataPaths(data), 'computed'), openDatabase(dataPaths(rebuilt), 'computed')];
  try {
    return [...files, ...differingSets(a, b), ...(await differingRankings(a, data, b, rebuilt))];
  } finally {
    a.close();
    b.close();
  }
}

function photoIds(db: Database): readonly number[] {
  return newestPhotos(db, {}, ALL).ids;
}

/** Where a photo's files lie, copies included: what it is called in a library whose numbers are others. */
function placesOf(db: Database, photoId: number): string {
  return filesOfPhoto(db, photoId)
    .map(({ folderPath, path }) => join(folderPath, path))
    .sort()
    .join('|');
}

/** All photos, and those of each album. */
function differingSets(a: Database, b: Database): string[] {
  const setsOf = (db: Database) => {
    const albums = listAlbums(db).map(({ id, name }) => [`album ${name}`, newestPhotos(db, { albumId: id }, ALL).ids]);
    const sets = [['all photos', photoIds(db)], ...albums] as [string, readonly number[]][];
    return new Map(
      sets.map(([name, ids]) => [
        name,
        ids
          .map((id) => placesOf(db, id))
          .sort()
          .join('\n'),
      ]),
    );
  };
  const [ofA, ofB] = [setsOf(a), setsOf(b)];
  return [...new Set([...ofA.keys(), ...ofB.keys()])].filter((name) => ofA.get(name) !== ofB.get(name));
}

/** Searches with a few vectors, answered by the graph and its tail as the app would. */
async function differingRankings(a: Database, dataA: string, b: Database, dataB: string): Promise<string[]> {
  const [ofA, ofB] = [await openIndex(a, dataA), await openIndex(b, dataB)];
  const queries = vectorsAfter(b, readActiveModel(b)?.model.id ?? 0, 0, QUERIES);
  return queries.flatMap(({ embedding }, i) => {
    const [rankedA, rankedB] = [ofA(embedding), ofB(embedding)];
    const isSame =
      rankedA.size === rankedB.size &&
      [...rankedB].every(([place, similarity]) => {
        return Math.abs((rankedA.get(place) ?? NaN) - similarity) < SAME_SIMILARITY;
      });
    return isSame ? [] : [`ranking ${i + 1}`];
  });
}

async function openIndex(db: Database, data: string) {
  const { id = null, dimensions = 0 } = readActiveModel(db)?.model ?? {};
  const feed = new IndexFeed(db, dataPaths(data), { id, dimensions }, 'hnsw');
  await feed.refresh();
  return (query: Float32Array) =>
    new Map(
      feed.index
        .search(query, feed.index.size)
        .map(({ photoId, similarity }) => [placesOf(db, photoId), similarity] as const),
    );
}
