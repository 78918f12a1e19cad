import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { modelProcessEnvironment } from '../config';
import { dataPaths, projectRoot } from '../paths';
import { openDatabase } from '../store/database';
import { deleteFolder, listFolders } from '../store/folders';

/**
 * Makes a data folder that knows the bundled model but no photo, and no folder either: a copy of it starts without the
 * seconds that are needed to look into the model and to embed the labels.
 *
 * @param root absolute path of a folder that is there
 * @returns its absolute path
 */
export async function makeTemplate(root: string): Promise<string> {
  const [template, empty] = [join(root, 'template'), join(root, 'empty')];
  mkdirSync(empty);
  await promisify(execFile)(process.execPath, ['scripts/rummage.mjs', 'index', '--once', empty], {
    cwd: projectRoot(),
    env: { ...(modelProcessEnvironment() as NodeJS.ProcessEnv), RUMMAGE_DATA: template },
  });

  const db = openDatabase(dataPaths(template), 'typed');
  try {
    for (const { id } of listFolders(db)) deleteFolder(db, id);
    db.exec("DELETE FROM sqlite_sequence WHERE name = 'folders'");
  } finally {
    db.close();
  }
  rmSync(dataPaths(template).backups, { recursive: true, force: true });
  return template;
}
