import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{lib,indexer,app,scripts,bench}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/testing/shared-folder.ts',
    // Native modules dislike being loaded by several threads of one process that come and go.
    pool: 'forks',
    // Many tests wait for processes; with fewer files at a time a core would be idle.
    maxWorkers: 3,
    // Against what hangs; how fast anything is, no test says.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
