import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import sharp from 'sharp';
import { dataPaths, projectRoot } from '#lib/paths';
import { isWholeWebp } from '#lib/thumbnails/whole-webp';
import { type Findings, Life, manyLives, type Workshop } from './life';
import { losePower, type PowerLoss } from './power-journal';
import { killGroup, startIndexer, startPerson } from './run';

const LOSSES_PER_LIFE = 10;
const FIRST_PHOTOS = 30;

/**
 * Lets power go while a library is indexed and a person speaks: whatever had not been synced is dropped, zeroed or cut.
 * Needs Linux and a C compiler.
 *
 * @returns what was taken from which kind of file; `skipped` where it cannot be done
 */
export async function loseMuchPower(
  workshop: Workshop,
  findings: Findings,
  runs: number,
  seed: number,
): Promise<object> {
  const library = compile(workshop.root);
  if (library === null) return { skipped: 'This needs Linux and a C compiler (cc).' };

  const loss: PowerLoss = { files: {}, names: 0 };
  const totals = { acknowledged: 0 };
  await manyLives(runs, LOSSES_PER_LIFE, async (first, last) => {
    const life = new Life(workshop, findings, `power-${seed}-${first}`, seed + first);
    const calmMs = await life.begin(FIRST_PHOTOS);
    for (let i = first; i < last; i++) {
      totals.acknowledged += await loseOnce(life, library, calmMs, loss);
      life.check(true);
    }
    await life.complete();
    findings.lost.push(...(await badFiles(life.data)));
    life.close();
  });
  return { ...totals, ...loss };
}

async function loseOnce(life: Life, library: string, calmMs: number, loss: PowerLoss): Promise<number> {
  const { data, photos, random, said, otherFolder } = life;
  const journal = join(data, '..', 'journal');
  mkdirSync(journal, { recursive: true });
  const env = { LD_PRELOAD: library, POWER_ROOT: data, POWER_JOURNAL: journal };
  photos.tidy(3);
  photos.add(4);
  const indexer = startIndexer(data, env);
  // What a person says is synced at once, and with it all that was written before: half of the time nobody speaks.
  const speaks = random() < 0.5;
  const person = speaks ? startPerson(data, Math.floor(random() * 2 ** 31), otherFolder, said, env) : null;
  const moment = (0.3 + random()) * calmMs;
  await wait(moment / 2);
  photos.tidy(3);
  await wait(moment / 2);

  await Promise.all([killGroup(indexer), person?.kill()]);
  losePower(data, journal, random, loss);
  return person?.acknowledged() ?? 0;
}

function compile(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  const library = join(folder, 'power.so');
  const source = join(projectRoot(), 'bench', 'faults', 'power.c');
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { stdio: 'inherit' });
  return status === 0 ? library : null;
}

/** Files of a settled library that would be taken for whole and are not. */
async function badFiles(data: string): Promise<string[]> {
  const { thumbnails, backups } = dataPaths(data);
  const bad: string[] = [];
  for (const name of readdirSync(thumbnails, { recursive: true, encoding: 'utf8' })) {
    const bytes = name.endsWith('.webp') ? readFileSync(join(thumbnails, name)) : null;
    // One that is not taken for whole is made again when it is looked at.
    if (bytes !== null && isWholeWebp(bytes) && !(await isDecodable(bytes))) bad.push(`thumbnail ${name}`);
  }
  for (const name of readdirSync(backups)) {
    if (name.endsWith('.db') && !isSoundDatabase(join(backups, name))) bad.push(`backup ${name}`);
  }
  return bad;
}

async function isDecodable(bytes: Buffer): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

function isSoundDatabase(file: string): boolean {
  try {
    const db = new SQLite(file, { readonly: true });
    const isSound = db.pragma('integrity_check', { simple: true }) === 'ok';
    db.close();
    return isSound;
  } catch {
    return false;
  }
}
