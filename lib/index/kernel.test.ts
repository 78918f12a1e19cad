import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import loadWabt from 'wabt';

const here = (file: string) => join(import.meta.dirname, file);

it('is kernel.wat, assembled', async () => {
  const wabt = await loadWabt();
  const source = wabt.parseWat('kernel.wat', readFileSync(here('kernel.wat'), 'utf8'), { simd: true });

  expect(Buffer.from(source.toBinary({}).buffer).equals(readFileSync(here('kernel.wasm')))).toBe(true);
});
