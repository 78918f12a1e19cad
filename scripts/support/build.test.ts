import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIfStale, hashInputs, isBuildStale, markBuilt } from './build';
import { temporaryFolder } from '#lib/testing/folder';

/** A project with one page, as it is right after `next build`. */
function builtProject(): string {
  const root = temporaryFolder();
  for (const folder of ['app', 'lib/search', '.next']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'app', 'page.tsx'), 'one');
  writeFileSync(join(root, 'lib', 'search', 'service.ts'), 'one');
  writeFileSync(join(root, '.next', 'BUILD_ID'), 'x');
  markBuilt(root, hashInputs(root));
  return root;
}

describe('isBuildStale', () => {
  it('is false right after a build', () => {
    expect(isBuildStale(builtProject())).toBe(false);
  });

  it.each([
    'app/page.tsx',
    'lib/search/service.ts',
    'lib/search/another.ts',
    'package-lock.json',
    'proxy.ts',
    'instrumentation.ts',
  ])('is true once %s has changed', (file) => {
    const root = builtProject();

    writeFileSync(join(root, file), 'two');

    expect(isBuildStale(root)).toBe(true);
  });

  it('does not mind tests, which are not built', () => {
    const root = builtProject();

    writeFileSync(join(root, 'lib', 'search', 'service.test.ts'), 'two');

    expect(isBuildStale(root)).toBe(false);
  });

  it('is true when there is no build, or it was cut off', () => {
    expect(isBuildStale(temporaryFolder())).toBe(true);

    const root = temporaryFolder();
    mkdirSync(join(root, '.next'));
    markBuilt(root, hashInputs(root));
    expect(isBuildStale(root)).toBe(true);
  });

  it('is true when a file changed while the build ran', () => {
    const root = builtProject();
    const before = hashInputs(root);

    writeFileSync(join(root, 'app', 'page.tsx'), 'two');
    markBuilt(root, before);

    expect(isBuildStale(root)).toBe(true);
  });
});

describe('building when it is needed', () => {
  /** A project whose build is out of date, and what stands for building it: done when `end` is called. */
  function staleProject() {
    const root = builtProject();
    writeFileSync(join(root, 'app', 'page.tsx'), 'two');
    let [built, waited] = [0, 0];
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const build = async () => {
      built++;
      const inputs = hashInputs(root);
      await held;
      markBuilt(root, inputs);
      return true;
    };
    const run = (signal?: AbortSignal) => buildIfStale(root, build, () => void waited++, signal);
    return { run, end: () => end(), counts: () => ({ built, waited }) };
  }

  it('is done by the first of two; the other waits for it, says so once, and builds nothing', async () => {
    const { run, end, counts } = staleProject();
    const [first, second] = [run(), run()];
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(counts()).toEqual({ built: 1, waited: 1 });

    end();

    expect(await Promise.all([first, second])).toEqual([true, null]);
    expect(counts()).toEqual({ built: 1, waited: 1 });
    expect(await run()).toBeNull();
  });

  it('is not waited for by whoever is told to stop', async () => {
    const { run, end, counts } = staleProject();
    const first = run();
    const stop = new AbortController();
    const second = run(stop.signal);
    stop.abort();

    expect(await second).toBeNull();
    end();
    expect(await first).toBe(true);
    expect(counts().built).toBe(1);
  });
});
