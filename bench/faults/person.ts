/**
 * A person at the web app, as a process of its own: says one thing after another through the services the route handlers
 * call, and prints a line before each and one when it has been acknowledged. `tsx person.ts <seed> <another folder>`
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createAlbum, deleteAlbum, listAlbums, pinPhoto, updateAlbum } from '#lib/albums/service';
import { addFolder, listFolders, removeFolder } from '#lib/folders/service';
import { libraryDatabase } from '#lib/library';
import type { Album, AlbumRule, Pin } from '#lib/nouns';
import { newestPhotos } from '#lib/store/search';
import { seededRandom } from '../make-crops';
import { albumKey, folderKey, pinKey, readSaid, type Saying } from './said';

const [seed = '1', otherFolder = ''] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const pick = <Entry>(entries: readonly Entry[]): Entry => entries[Math.floor(random() * entries.length)] as Entry;

const WORDS = ['cat', 'flower', 'night lights', 'water', null];
const MOST_ALBUMS = 8;
let made = 0;

interface Act {
  readonly saying: Saying;
  say(): Promise<unknown>;
}

const makeRule = (): AlbumRule => ({
  words: pick(WORDS),
  tag: random() < 0.2 ? 'cat' : null,
  from: null,
  to: null,
  cutoff: pick([0.1, 0.3, 0.5]),
});

function newAlbum(): Act {
  const [name, rule] = [`Album ${seed}-${++made}`, makeRule()];
  return { saying: { [albumKey(name)]: JSON.stringify(rule) }, say: () => createAlbum({ name, rule }) };
}

function anotherRule({ id, name }: Album): Act {
  const rule = makeRule();
  return { saying: { [albumKey(name)]: JSON.stringify(rule) }, say: () => updateAlbum(id, { rule }) };
}

function noMoreAlbum({ id, name }: Album): Act {
  const pins = [...readSaid(libraryDatabase()).keys()].filter((key) => key.startsWith(`pin:${name}:`));
  const saying = Object.fromEntries([albumKey(name), ...pins].map((key) => [key, null]));
  return { saying, say: () => deleteAlbum(id) };
}

function pin({ id, name }: Album): Act | null {
  const { ids } = newestPhotos(libraryDatabase(), {}, { limit: 1_000, offset: 0 });
  if (ids.length === 0) return null;
  const photoId = pick(ids);
  const value: Pin | null = pick(['in', 'in', 'out', null]);
  return { saying: { [pinKey(name, photoId)]: value }, say: () => pinPhoto(id, photoId, value) };
}

async function folder(): Promise<Act> {
  const there = (await listFolders()).find(({ name }) => otherFolder.endsWith(`/${name}`));
  const key = folderKey(otherFolder);
  return there === undefined
    ? { saying: { [key]: 'there' }, say: () => addFolder(otherFolder) }
    : { saying: { [key]: null }, say: () => removeFolder(there.id) };
}

async function nextAct(): Promise<Act | null> {
  const albums = await listAlbums();
  const chance = random();
  if (chance < 0.05) return folder();
  if (albums.length === 0 || (chance < 0.25 && albums.length < MOST_ALBUMS)) return newAlbum();
  if (chance < 0.35) return anotherRule(pick(albums));
  if (chance < 0.4) return noMoreAlbum(pick(albums));
  return pin(pick(albums));
}

/** Resolves once it is in the pipe: what a full pipe made wait in this process would be gone with it, and seem never said. */
async function tell(line: object): Promise<void> {
  await new Promise((written) => process.stdout.write(`${JSON.stringify(line)}\n`, written));
}

for (;;) {
  const act = await nextAct();
  if (act !== null) {
    await tell({ will: act.saying });
    await act.say();
    await tell({ did: true });
  }
  await wait(5 + 30 * random());
}
