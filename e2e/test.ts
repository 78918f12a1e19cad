import { test as base, type Browser } from '@playwright/test';
import { watchBrowser } from './browser-watch';
import { recordOfThisRun } from './network-record';

/** Playwright's `test`, with a browser that walks into the network trap too. */
export const test = base.extend<object, { trappedBrowser: Browser }>({
  trappedBrowser: [
    async ({ browser }, use) => {
      watchBrowser(browser, recordOfThisRun());
      await use(browser);
    },
    { scope: 'worker', auto: true },
  ],
});

export { expect, type Page } from '@playwright/test';
