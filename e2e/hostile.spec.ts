import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { dataPaths, projectRoot } from '#lib/paths';
import { type Database, openDatabase } from '#lib/store/database';
import { listFolders, readFolderState } from '#lib/store/folders';
import { HOSTILE_FILES, makeHostileFiles } from './hostile-files';

interface Outcome {
  readonly path: string;
  readonly state: string;
  readonly reason: string | null;
  readonly remedy: string | null;
}

test('three hundred hostile files end indexed or failed with a reason, and disturb nothing else', async () => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(join(tmpdir(), 'rummage-hostile-'));
  const [data, photos] = [join(folder, 'data'), join(folder, 'photos')];
  mkdirSync(photos);
  const { files, good } = await makeHostileFiles(photos);
  const indexer = startIndexer(data, photos);

  try {
    const outcomes = await untilSettled(data, files.size, indexer);

    // The process that started is the one that is still at it.
    expect(indexer.child.exitCode).toBeNull();
    expect(indexer.child.signalCode).toBeNull();

    const byPath = new Map(outcomes.map((outcome) => [outcome.path, outcome]));
    const wrong = [...files].flatMap(([path, fate]) => {
      const { state, reason, remedy } = byPath.get(path) ?? { state: 'not looked at', reason: null, remedy: null };
      const isTold = state === 'indexed' || (state === 'failed' && Boolean(reason) && Boolean(remedy));
      return isTold && (fate === 'either' || fate === state) ? [] : [`${path}: ${fate}, but ${state} ${reason ?? ''}`];
    });
    expect(wrong).toEqual([]);
    expect([...byPath.keys()].filter((path) => !files.has(path))).toEqual([]);
    expect(files.size).toBe(HOSTILE_FILES + good.length);

    const found = search(data);
    expect(good.filter((path) => !found.includes(join(photos, path)))).toEqual([]);

    const gone = once(indexer.child, 'exit');
    indexer.child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
  } finally {
    indexer.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

function startIndexer(data: string, photos: string): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ['scripts/indexer.mjs', photos], {
    cwd: projectRoot(),
    env: { ...process.env, RUMMAGE_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000)));
  return { child, said: () => said };
}

/** Waits until the folder has been walked and nothing waits any more; @returns what became of every file */
async function untilSettled(
  data: string,
  expected: number,
  { child, said }: ReturnType<typeof startIndexer>,
): Promise<Outcome[]> {
  const deadline = Date.now() + 300_000;
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    for (let calm = 0; calm < 6;) {
      await wait(500);
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the indexer ended: ${said()}`);
      if (Date.now() > deadline) throw new Error(`still waiting: ${JSON.stringify(waiting(db))}`);
      const isWalked = listFolders(db).every(({ id }) => readFolderState(db, id)?.state === 'ready');
      calm = isWalked && outcomes(db).length >= expected - 5 && waiting(db).length === 0 ? calm + 1 : 0;
    }
    return outcomes(db);
  } finally {
    db.close();
  }
}

function outcomes(db: Database): Outcome[] {
  return db
    .prepare<[], Outcome>(
      `SELECT f.path, p.state, p.failure_reason AS reason, p.failure_remedy AS remedy
       FROM files f JOIN photos p ON p.id = f.photo_id ORDER BY f.path`,
    )
    .all();
}

function waiting(db: Database): string[] {
  return outcomes(db)
    .filter(({ state }) => state === 'pending')
    .map(({ path }) => path);
}

/** Absolute paths of what a search finds; every searchable photo is somewhere in its ranking. */
function search(data: string): string[] {
  const answer = execFileSync(
    process.execPath,
    ['scripts/rummage.mjs', 'search', 'a cat', '--all', '--json', '--limit', '1000'],
    {
      cwd: projectRoot(),
      env: { ...process.env, RUMMAGE_DATA: data },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { results } = JSON.parse(answer.toString()) as { results: { file: string }[] };
  return results.map(({ file }) => file);
}
