/**
 * Makes the daily backup in a thread of its own: reading every photo's row takes seconds in a large library. Started with
 * the data folder's path; answers {@link DailyCalls}.
 */
import { dataPaths } from '../paths';
import { givenData, serveCalls } from '../worker-host';
import { backUpDaily } from './daily';
import type { DailyCalls } from './daily-calls';

const paths = dataPaths(givenData() as string);

serveCalls<DailyCalls>({ backUp: async () => backUpDaily(paths) });
