import { onTestFinished } from 'vitest';
import { type DataPaths, dataPaths } from '../paths';
import { type Database, openDatabase } from '../store/database';
import { findFile, insertFile } from '../store/files';
import { addFolder } from '../store/folders';
import { activateModel, readActiveModel } from '../store/active-model';
import { rememberModel } from '../store/models';
import { insertPhoto, markIndexed, type PhotoFacts } from '../store/photos';
import { putVector } from '../store/vectors';
import { type Afterwards, temporaryFolder } from './folder';

export interface TestLibrary {
  readonly paths: DataPaths;
  readonly db: Database;
}

/** A data folder of its own with an opened database; closed and removed when the test has finished. */
export function openTestLibrary(afterwards: Afterwards = onTestFinished): TestLibrary {
  const paths = dataPaths(temporaryFolder(afterwards));
  const db = openDatabase(paths, 'computed');
  afterwards(() => void db.close());
  return { paths, db };
}

export const SOME_FACTS: PhotoFacts = {
  width: 640,
  height: 480,
  color: '#808080',
  format: 'jpeg',
  takenAt: Date.UTC(2020, 5, 15, 12),
  takenAtSource: 'exif',
  takenOffset: null,
  camera: null,
  lens: null,
  exposure: null,
  latitude: null,
  longitude: null,
  rating: null,
  caption: null,
  keywords: [],
};

/** A made-up model of few dimensions, for tests that need vectors but no pictures; the first is the active one. */
export function rememberTestModel(db: Database, dimensions = 4, name = 'test-model'): number {
  const id = rememberModel(db, { name, revision: '1', dtype: 'fp32', preprocessing: 1, dimensions });
  if (readActiveModel(db) === null) activateModel(db, id);
  return id;
}

export interface TestPhoto {
  readonly modelId: number;
  /** Left out, the photo stays pending. */
  readonly embedding?: Float32Array;
  readonly folder?: string;
  readonly path?: string;
  readonly contentId?: string;
  readonly facts?: Partial<PhotoFacts>;
}

let made = 0;

/** A photo with one file, as if it had been indexed; @returns its id */
export function addTestPhoto(db: Database, photo: TestPhoto): number {
  const {
    modelId,
    embedding,
    folder = '/photos',
    path = `${++made}.jpg`,
    contentId = `content-${++made}`,
    facts,
  } = photo;

  const id = insertPhoto(db, contentId);
  addTestFile(db, id, path, folder);
  if (embedding === undefined) return id;

  putVector(db, { photoId: id, modelId, embedding, backgroundMean: 0, backgroundDeviation: 1 });
  markIndexed(db, id, { ...SOME_FACTS, ...facts });
  return id;
}

/** Another file of a photo; @returns its row's id */
export function addTestFile(db: Database, photoId: number, path: string, folder = '/photos'): number {
  const { id: folderId } = addFolder(db, folder);
  insertFile(db, { folderId, photoId, path, bytes: 1000, mtimeUs: 1_600_000_000_000_000, inode: ++made });
  return findFile(db, folderId, path)?.id ?? 0;
}
