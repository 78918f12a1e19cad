import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { bandsOf, distance } from '#lib/duplicates/hash-bands';
import { perceptualHash } from '#lib/duplicates/perceptual-hash';
import { likenessOf, relationOf, type Shot, typicalCosine } from '#lib/duplicates/relation';
import { decodeImage } from '#lib/encoder/decode-image';
import { type ImageEncoder, loadImageEncoder } from '#lib/encoder/image-encoder';
import { type Model, openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { toPixelValues } from '#lib/encoder/pixels';
import { projectRoot, sampleFolder } from '#lib/paths';
import { TEST_MODELS } from '#lib/testing/model';

const SHARED = join(projectRoot(), '..', 'shared');
const CAPTIONED = join(SHARED, 'eval', 'captioned-80', 'photos');

/** An upright original in; encoded bytes out. */
type Make = (original: Buffer) => Promise<Buffer>;

interface Look {
  readonly hash: string | null;
  readonly embedding: Float32Array;
}

const resized =
  (share: number, quality: number): Make =>
  async (original) => {
    const { width } = await sharp(original).metadata();
    return sharp(original)
      .resize(Math.round(width * share))
      .jpeg({ quality })
      .toBuffer();
  };

/** @param left,top,width,height shares of the original's sides */
const cropped =
  ({ left, top, width, height }: Record<'left' | 'top' | 'width' | 'height', number>): Make =>
  async (original) => {
    const size = await sharp(original).metadata();
    const region = {
      left: Math.round(size.width * left),
      top: Math.round(size.height * top),
      width: Math.floor(size.width * width),
      height: Math.floor(size.height * height),
    };
    return sharp(original).extract(region).jpeg({ quality: 90 }).toBuffer();
  };

const trimmed = (share: number): Make =>
  cropped({ left: share / 2, top: share / 2, width: 1 - share, height: 1 - share });
/** What the next frame of a burst sees when the camera has moved by these shares. */
const panned = (across: number, down: number): Make =>
  cropped({ left: 0.1 + across, top: 0.1 + down, width: 0.8, height: 0.8 });

const VERSIONS: Readonly<Record<string, Make>> = {
  'JPEG 60': resized(1, 60),
  'JPEG 30': resized(1, 30),
  'half the size': resized(0.5, 85),
  'a quarter of the size': resized(0.25, 75),
  'an eighth of the size': resized(0.125, 70),
  WebP: async (original) => sharp(original).webp({ quality: 70 }).toBuffer(),
  PNG: async (original) => sharp(original).png().toBuffer(),
  '2 % cropped': trimmed(0.02),
  '4 % cropped': trimmed(0.04),
  '3 % cropped on one side': cropped({ left: 0.03, top: 0, width: 0.97, height: 1 }),
  '12 % brighter': async (original) => sharp(original).modulate({ brightness: 1.12 }).jpeg().toBuffer(),
  '15 % darker': async (original) => sharp(original).modulate({ brightness: 0.85 }).jpeg().toBuffer(),
  'more contrast': async (original) => sharp(original).linear(1.25, -20).jpeg().toBuffer(),
  'more colour': async (original) => sharp(original).modulate({ saturation: 1.4 }).jpeg().toBuffer(),
  'black and white': async (original) => sharp(original).grayscale().jpeg().toBuffer(),
};

const FRAMES: Readonly<Record<string, Make>> = {
  'moved 2 %': panned(0.02, 0),
  'moved 4 %': panned(0.03, 0.02),
  'moved 8 %': panned(0.08, 0.03),
};

/**
 * `npm run bench -- duplicates [model…]`: how many made versions of photos are found as near duplicates, how many photos of
 * different things (and their versions) are, and what becomes of frames like those of a burst, with and without a clock.
 */
export async function main(models: readonly string[]): Promise<void> {
  if (!existsSync(CAPTIONED)) {
    console.log(JSON.stringify({ bench: 'duplicates', skipped: 'there is no ../shared/eval/captioned-80' }));
    return;
  }
  const folders = models.length > 0 ? models : ['clip-pocket-384', 'clip-pocket-384-gap'];
  for (const model of folders) await measure(model.includes('/') ? model : join(SHARED, 'models', model));
}

async function measure(path: string): Promise<void> {
  const model = await openModel(path, TEST_MODELS);
  const encoder = await loadImageEncoder(model, 1);
  const look = lookWith(model, encoder);
  const samples = await upright(sampleFolder());
  const originals = [...samples, ...(await upright(CAPTIONED))];
  const looks = await inTurn(originals, look);
  const typical = typicalCosine(looks.slice(0, samples.length).map(({ embedding }) => embedding));
  const relation = (a: Look, b: Look, shots = { a: shotAt(null), b: shotAt(null) }) =>
    relationOf(shots.a, shots.b, {
      bits: a.hash === null || b.hash === null ? null : distance(bandsOf(a.hash), bandsOf(b.hash)),
      likeness: likenessOf(dot(a.embedding, b.embedding), typical),
    });

  const found: Record<string, number> = {};
  const versions: Look[][] = [];
  for (const [name, make] of Object.entries(VERSIONS)) {
    const made = await inTurn(originals, async (original) => look(await make(original)));
    versions.push(made);
    found[name] = share(made.map((version, i) => relation(looks[i] as Look, version) === 'near'));
  }
  const right = Object.values(found).reduce((sum, each) => sum + each * originals.length, 0);
  const strangers = looks.flatMap((a, i) =>
    [looks, ...versions].flatMap((made) => made.filter((_, j) => j !== i).map((b) => relation(a, b))),
  );
  const wrong = strangers.filter((each) => each !== null).length;

  const first = await inTurn(originals, async (original) => look(await panned(0, 0)(original)));
  const frames: Record<string, object> = {};
  for (const [name, make] of Object.entries(FRAMES)) {
    const next = await inTurn(originals, async (original) => look(await make(original)));
    const withClock = { a: shotAt(1_000), b: shotAt(2_000) };
    const relations = next.map((each, i) => relation(first[i] as Look, each, withClock));
    frames[name] = {
      burst: share(relations.map((each) => each === 'burst')),
      near: share(relations.map((each) => each === 'near')),
      nearWithoutClock: share(next.map((each, i) => relation(first[i] as Look, each) === 'near')),
    };
  }
  await encoder.dispose();

  console.log(
    JSON.stringify({
      bench: 'duplicates',
      model: model.reference,
      photos: originals.length,
      typicalCosine: round(typical),
      found,
      recall: round(right / (originals.length * Object.keys(VERSIONS).length)),
      precision: round(right / (right + wrong)),
      wrong: `${wrong} of ${strangers.length}`,
      frames,
    }),
  );
}

const shotAt = (at: number | null): Shot => ({
  width: 4000,
  height: 3000,
  format: 'jpeg',
  moment: at === null ? null : { camera: 'one camera', at },
});

function lookWith({ pixels }: Model, encoder: ImageEncoder) {
  return async (bytes: Buffer): Promise<Look> => {
    const image = await decodeImage(bytes, pixels);
    const [embedding] = await encoder.encode([await toPixelValues(image, pixels)]);
    if (!embedding) throw new Error('the model made nothing of a photo');
    return { hash: perceptualHash(image), embedding };
  };
}

function upright(folder: string): Promise<Buffer[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  return inTurn(files.sort(), (file) => sharp(join(folder, file)).autoOrient().jpeg({ quality: 95 }).toBuffer());
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
const share = (are: readonly boolean[]) => round(are.filter(Boolean).length / are.length);
