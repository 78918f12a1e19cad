import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from './paths';
import { temporaryFolder } from './testing/folder';

let root: string;

/** A project of two files, with the packages that compile them. */
beforeEach(() => {
  root = temporaryFolder();
  for (const folder of ['lib', 'node_modules']) mkdirSync(join(root, folder));
  for (const name of ['lib/typescript.mjs', 'tsconfig.json']) cpSync(join(projectRoot(), name), join(root, name));
  writeFileSync(join(root, 'package.json'), '{ "type": "module", "imports": { "#lib/*": "./lib/*.ts" } }');
  for (const name of ['esbuild', 'tsx', 'zod']) {
    symlinkSync(join(projectRoot(), 'node_modules', name), join(root, 'node_modules', name));
  }
  write(
    'lib/main.ts',
    `import { z } from 'zod'; import { word } from '#lib/word'; console.log(z.string().parse(word));`,
  );
  write('lib/word.ts', `export const word: string = 'one';`);
});

function write(name: string, content: string): void {
  writeFileSync(join(root, name), content);
}

/** What `lib/main.ts` prints in a process of its own; its stack, too, when it fails. */
async function run(): Promise<string> {
  const code = `await (await import(${JSON.stringify(pathToFileURL(join(root, 'lib', 'typescript.mjs')).href)})).importTypescript('lib/main.ts');`;
  const ran = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  const { stdout, stderr } = await ran.catch((error: { stdout: string; stderr: string }) => error);
  return `${stdout}${stderr}`.trim();
}

const kept = () => readdirSync(join(root, 'node_modules', '.cache', 'rummage', 'compiled', 'lib-main.ts')).sort();

describe('TypeScript that is run', () => {
  it('is compiled once, together with what it imports', async () => {
    expect(await run()).toBe('one');
    const after = kept();
    // Compiled anew, it would lack the mark.
    const [compiled = ''] = after.filter((name) => name.endsWith('.mjs'));
    write(`node_modules/.cache/rummage/compiled/lib-main.ts/${compiled}`, `console.log('compiled before');`);

    expect(await run()).toBe('compiled before');
    expect(kept()).toEqual(after);
  });

  it('is compiled anew when any part of it changes, or how it is compiled', async () => {
    expect(await run()).toBe('one');
    write('lib/word.ts', `export const word: string = 'two';`);
    expect(await run()).toBe('two');

    const [compiled = ''] = kept().filter((name) => name.endsWith('.mjs'));
    write(`node_modules/.cache/rummage/compiled/lib-main.ts/${compiled}`, '');
    utimesSync(join(root, 'tsconfig.json'), 0, 0);
    expect(await run()).toBe('two');
  });

  it('knows its own address, and names its own lines when it fails', async () => {
    write('lib/word.ts', `export const word = import.meta.url;`);
    expect(await run()).toBe(pathToFileURL(join(root, 'lib', 'word.ts')).href);

    write('lib/word.ts', `export const word = 'one';\n\ninterface Nothing {}\nthrow new Error('here');`);
    expect(await run()).toMatch(/here[^]*lib\/word\.ts:4/);
  });

  it('runs also where nothing can be kept', async () => {
    // A file where the folder should be: an ordinary user may not write beside packages somebody else installed.
    rmSync(join(root, 'node_modules', '.cache'), { recursive: true, force: true });
    write('node_modules/.cache', '');
    expect(await run()).toBe('one');
  });

  it('that is wrong is told of with its place', async () => {
    write('lib/word.ts', `export const word = ;`);
    expect(await run()).toMatch(/word\.ts/);
  });
});
