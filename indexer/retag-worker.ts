/**
 * Multiplies vectors with labels in a thread of its own. Started with `workerData` = the data folder's path; answers
 * {@link RetagCalls}.
 */
import { workerData } from 'node:worker_threads';
import { once } from '#lib/once';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { Tagger } from '#lib/tags/tagger';
import { serveCalls } from '#lib/worker-host';
import { compareRange, type RetagCalls } from './retag-part';

const open = once(async () => openDatabase(dataPaths(workerData as string), 'computed'));
let tagger: Tagger | null = null;
let ids: readonly number[] = [];

serveCalls<RetagCalls>({
  async prepare({ matrix, tagIds }) {
    tagger = new Tagger(matrix);
    ids = tagIds;
    return null;
  },
  async compare(range) {
    if (tagger === null) throw new Error('expected to be prepared before a range');
    return compareRange(await open(), tagger, ids, range);
  },
});
