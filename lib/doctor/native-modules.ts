import { type Check, type Finding, well } from './check';
import { forbidReports } from '../config';
import { RummageError } from '../errors';

/** Each native module does a little of what Rummage needs it for; a binary that merely loads proves less. */
const PROOFS: Readonly<Record<string, () => Promise<string>>> = {
  'better-sqlite3': proveSqlite,
  'hnswlib-node': proveHnsw,
  sharp: proveSharp,
  'onnxruntime-node': proveOnnx,
};

export function nativeChecks(): Check[] {
  return Object.entries(PROOFS).map(([name, prove]) => ({ name, look: () => look(name, prove) }));
}

async function look(name: string, prove: () => Promise<string>): Promise<Finding> {
  try {
    return well(await prove());
  } catch (cause) {
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new RummageError('unavailable', `does not work: ${reason}`, {
      hint: `Run \`npm rebuild ${name}\`; if that fails, \`npm install\` says what is missing.`,
      cause,
    });
  }
}

async function proveSqlite(): Promise<string> {
  const { default: SQLite } = await import('better-sqlite3');
  const db = new SQLite(':memory:');
  try {
    return `works, SQLite ${db.prepare<[], string>('SELECT sqlite_version()').pluck().get()}`;
  } finally {
    db.close();
  }
}

async function proveHnsw(): Promise<string> {
  const { default: hnswlib } = await import('hnswlib-node');
  const graph = new hnswlib.HierarchicalNSW('ip', 2);
  graph.initIndex(2);
  graph.addPoint([1, 0], 7);
  graph.addPoint([0, 1], 8);

  const [nearest] = graph.searchKnn([0.9, 0.1], 1).neighbors;
  if (nearest !== 7) throw new Error(`the nearest of two points was found to be ${nearest}, not 7`);
  return 'works';
}

async function proveSharp(): Promise<string> {
  const { default: sharp } = await import('sharp');
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const { width } = await sharp(jpeg).metadata();
  if (width !== 8) throw new Error(`an image 8 pixels wide came back ${width} pixels wide`);
  return `works, libvips ${sharp.versions.vips}`;
}

async function proveOnnx(): Promise<string> {
  forbidReports();
  const { env, listSupportedBackends } = await import('onnxruntime-node');
  const providers = listSupportedBackends().map(({ name }) => name);
  if (!providers.includes('cpu')) throw new Error(`it runs nothing on the processor, only on ${providers.join(', ')}`);
  return `loads, version ${env.versions.node}`;
}
