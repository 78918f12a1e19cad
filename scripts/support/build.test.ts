import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashInputs, isBuildStale, markBuilt } from './build';
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
