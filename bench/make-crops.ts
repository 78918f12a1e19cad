import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import sharp from 'sharp';
import { sampleFolder } from '#lib/paths';

/** Mulberry32 (Tommy Ettinger): a small seeded generator, good enough to choose crops. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Makes JPEG crops of the sample photos: the same seed makes the same files.
 *
 * @param folder absolute; made if need be
 */
export async function makeCrops(folder: string, count: number, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const photos = (await readdir(sampleFolder())).filter((name) => name.endsWith('.jpg')).sort();
  const sizes = await Promise.all(photos.map((name) => sharp(join(sampleFolder(), name)).metadata()));
  const random = seededRandom(seed);

  const queue = new PQueue({ concurrency: 4 });
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * photos.length);
    const { width, height } = sizes[at] as { width: number; height: number };
    const w = Math.round(width * (0.3 + 0.5 * random()));
    const h = Math.round(height * (0.3 + 0.5 * random()));
    const area = {
      left: Math.floor((width - w) * random()),
      top: Math.floor((height - h) * random()),
      width: w,
      height: h,
    };
    const file = join(folder, `crop-${String(i).padStart(5, '0')}.jpg`);
    void queue.add(() =>
      sharp(join(sampleFolder(), photos[at] as string))
        .extract(area)
        .jpeg({ quality: 85 })
        .toFile(file),
    );
  }
  await queue.onIdle();
}
