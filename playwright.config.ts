import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/prove/browser';

/** Each spec starts the real processes itself, on a data folder and a port of its own. */
export default defineConfig({
  testDir: 'e2e',
  // Nothing the tests start may reach another machine.
  globalSetup: './e2e/global-setup.ts',
  // Starting and stopping the processes of one spec leaves a core to another.
  workers: 2,
  retries: 0,
  // Against what hangs, hooks that start the processes included: on a busy machine those take their time.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
    // To keep one takes as long as the test again; `npx playwright test e2e/x.spec.ts --trace on` has it for who looks for a fault.
    trace: 'off',
  },
});
