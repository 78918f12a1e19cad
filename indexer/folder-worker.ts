/**
 * Looks at a folder in a process of its own. Started with {@link FolderProcessData}; answers {@link FolderCalls}. Nothing
 * else runs in it, so it may wait for the drive and change its working directory.
 */
import { hasFfmpeg } from '#lib/decode/ffmpeg';
import { once } from '#lib/once';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { givenData, serveCalls } from '#lib/worker-host';
import { type FolderCalls, type FolderProcessData, PART, partOf } from './folder-process';
import { type FolderView, viewFolder } from './folder-view';

const { data, exclusion } = givenData() as FolderProcessData;
const open = once(async () => openDatabase(dataPaths(data), 'computed'));

let last: { readonly view: FolderView; at: number } | null = null;

serveCalls<FolderCalls>({
  async view(order) {
    const view = viewFolder(await open(), order, exclusion, { changesDirectory: true, readsVideos: await hasFfmpeg() });
    last = { view, at: 0 };
    return part();
  },
  async more() {
    if (last === null) throw new Error('There is no view to go on with.');
    last.at += PART;
    return part();
  },
});

function part() {
  const { view, at } = last as NonNullable<typeof last>;
  const answer = partOf(view, at);
  if (!answer.hasMore) {
    last = null;
    // Only once this has been answered.
    setImmediate(tidy);
  }
  return answer;
}

/** Gives back what walking took: the process may wait a while for the next. The first round only moves what was young. */
function tidy(): void {
  globalThis.gc?.();
  globalThis.gc?.();
}
