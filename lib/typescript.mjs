/**
 * Lets a process or thread run TypeScript of the project. tsx compiles a file once, too, but asks a thread of its own about
 * every single import, at each start: the indexer has some three hundred, and a start costs three times as much by that. So
 * a file is compiled together with all it imports, and what came of it is kept beside the packages.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const KEPT = join(ROOT, 'node_modules', '.cache', 'rummage', 'compiled');

/** What is compiled anew when it changes, beside the sources: how that is done, and with what settings. */
const ALSO = ['lib/typescript.mjs', 'package.json', 'tsconfig.json'];

/** A process started from what was compiled before may still be about to load a part of it. */
const OUTDATED_MS = 24 * 3_600_000;

/**
 * Imports a TypeScript module of the project.
 *
 * @param {string} file relative to the project's root
 */
export async function importTypescript(file) {
  const compiled = await compiledFile(file);
  if (compiled !== null) {
    process.setSourceMapsEnabled(true);
    return import(pathToFileURL(compiled).href);
  }

  const { register } = await import('tsx/esm/api');
  register();
  return import(pathToFileURL(join(ROOT, file)).href);
}

/** @returns {Promise<string | null>} absolute; null where it cannot be compiled, of which tsx tells more, or not be kept */
async function compiledFile(file) {
  const folder = join(KEPT, file.replaceAll(/[\\/]/g, '-'));
  const record = join(folder, 'record.json');
  const kept = readRecord(record);
  if (kept !== null && isUpToDate(kept)) return join(folder, kept.compiled);

  try {
    const { compiled, inputs, outputs } = await compile(file, folder);
    mkdirSync(folder, { recursive: true });
    removeOutdated(folder);
    for (const { path, contents } of outputs) writeWhole(path, contents);
    writeWhole(record, JSON.stringify({ made: makeOf(), compiled, inputs }));
    return join(folder, compiled);
  } catch {
    return null;
  }
}

async function compile(file, folder) {
  const esbuild = await import('esbuild');
  // Before they are read: a change on the way is then seen by the next.
  const begun = Date.now();
  try {
    const { outputFiles, metafile } = await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: [file],
      outdir: folder,
      // Named by what is in them, so that one never takes another's place.
      entryNames: '[name]-[hash]',
      chunkNames: 'part-[hash]',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // What is only imported on some way is only loaded there.
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: `node${process.versions.node}`,
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      write: false,
      logLevel: 'silent',
      plugins: [keepOwnAddress],
    });
    const [compiled] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === file);
    const sources = [...Object.keys(metafile.inputs), ...ALSO];
    const inputs = Object.fromEntries(sources.map((source) => [source, signatureOf(source)]));
    if (Object.values(inputs).some(([, changed]) => changed >= begun)) throw new Error('changed on the way');
    return { compiled: basename(compiled), inputs, outputs: outputFiles };
  } finally {
    await esbuild.stop();
  }
}

/** `import.meta.url` goes on to be the address of the source it stands in. */
const keepOwnAddress = {
  name: 'own address',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', () => address), loader: 'ts' };
    });
  },
};

function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isUpToDate({ made, inputs }) {
  if (made !== makeOf()) return false;
  try {
    return Object.entries(inputs).every(([source, known]) => String(signatureOf(source)) === String(known));
  } catch {
    return false;
  }
}

/** Where, and for what, it was compiled: addresses of sources are in it. */
function makeOf() {
  return `${ROOT} ${process.version}`;
}

/** @param {string} source relative to the root; @returns {[number, number]} bytes, and when it was changed */
function signatureOf(source) {
  const { size, mtimeMs } = statSync(join(ROOT, source));
  return [size, mtimeMs];
}

/** Others may be reading, or writing the same. */
function writeWhole(file, contents) {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}

function removeOutdated(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > OUTDATED_MS) rmSync(file, { force: true });
  }
}
