import { test as base, type Browser } from '@playwright/test';
import { watchBrowser } from './browser-watch';
import { recordOfThisRun } from './network-record';
import { type RunningRummage, startSampleLibrary } from './rummage';

interface Shared {
  readonly trappedBrowser: Browser;
  /** A Rummage with the sample library, for what only looks at it; started with the first test that does. */
  readonly sampleLibrary: RunningRummage;
}

/** Playwright's `test`, with a browser that walks into the network trap too. */
export const test = base.extend<object, Shared>({
  sampleLibrary: [
    // Playwright reads from the parameter what a fixture needs.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const rummage = await startSampleLibrary();
      await use(rummage);
      await rummage.remove();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  trappedBrowser: [
    async ({ browser }, use) => {
      watchBrowser(browser, recordOfThisRun());
      await use(browser);
    },
    { scope: 'worker', auto: true },
  ],
});

export { expect, type Page } from '@playwright/test';
