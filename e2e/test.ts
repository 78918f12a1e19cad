import { test as base, type Browser } from '@playwright/test';
import { watchBrowser } from './browser-watch';
import { type Hand, type HandName, HANDS, HELD, makeHand } from './hands';
import { recordOfThisRun } from './network-record';
import { type RunningRummage, startSampleLibrary } from './rummage';

interface Shared {
  readonly trappedBrowser: Browser;
  /** A Rummage with the sample library, for what only looks at it; started with the first test that does. */
  readonly sampleLibrary: RunningRummage;
}

interface Own {
  readonly handName: HandName;
  /** What a flow is gone through with; `withEachHand` says which. */
  readonly hand: Hand;
}

/** Playwright's `test`, with a browser that walks into the network trap too. */
export const test = base.extend<Own, Shared>({
  handName: ['mouse', { option: true }],
  hand: ({ page, handName }, use) => use(makeHand(handName, page)),
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

/** The same flows by each of the hands there are. @param flows declares the tests */
export function withEachHand(flows: (name: HandName) => void): void {
  for (const name of HANDS) {
    test.describe(`by ${name}`, () => {
      test.use(HELD[name]);
      flows(name);
    });
  }
}

export { expect, type Page } from '@playwright/test';
