import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readZip } from '../testing/read-zip';
import { temporaryFolder } from '../testing/folder';
import { samplePhotos } from '../testing/photos';
import { type ZippedFile, zipOf } from './zip';

function asZipped(file: string, bytes = readFileSync(file).byteLength): ZippedFile {
  return { file, name: 'photo.jpg', bytes, modifiedAt: new Date('2020-06-15T12:00:00Z') };
}

it('holds every file byte for byte, and is as large as it says', async () => {
  const files = samplePhotos().slice(0, 3);
  const { stream, bytes } = await zipOf(files.map((file) => asZipped(file)));
  const whole = Buffer.from(await new Response(stream).arrayBuffer());

  expect(whole.byteLength).toBe(bytes);
  const entries = [...readZip(whole)];
  expect(entries.map(([name]) => name)).toEqual(['photo.jpg', 'photo (2).jpg', 'photo (3).jpg']);
  entries.forEach(([, content], i) => expect(content.equals(readFileSync(files[i] ?? ''))).toBe(true));
});

it('fails rather than to leave out a file that has gone, or has another size by now', async () => {
  const file = join(temporaryFolder(), 'a.jpg');
  writeFileSync(file, 'abc');
  for (const zipped of [asZipped(file, 5), { ...asZipped(file), file: `${file}.gone` }]) {
    const { stream } = await zipOf([zipped]);
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow();
  }
});

it('reads no further when nobody reads it', async () => {
  const file = join(temporaryFolder(), 'large.bin');
  writeFileSync(file, Buffer.alloc(8_000_000));
  const { stream } = await zipOf([asZipped(file), asZipped(file)]);
  const reader = stream.getReader();
  expect((await reader.read()).done).toBe(false);
  await reader.cancel();
});
