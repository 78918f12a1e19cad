import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentId, isSameContent } from './content-id';
import { temporaryFolder } from './testing/folder';

const MIB = 1024 * 1024;

function write(bytes: Uint8Array, name = 'a.jpg', folder = temporaryFolder()): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** `length` bytes that differ from place to place. */
const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 251);

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

describe('contentId', () => {
  it('is the hash of a short file and its size', async () => {
    const bytes = pattern(1000);

    expect(await contentId(write(bytes))).toBe(`${createHash('sha256').update(bytes).digest('hex')}-1000`);
  });

  it('reads the first MiB and the last KiB of a long file, and nothing between', async () => {
    const bytes = pattern(2 * MIB);
    const id = await contentId(write(bytes));

    expect(id).toBe(
      `${createHash('sha256').update(bytes.subarray(0, MIB)).update(bytes.subarray(-1024)).digest('hex')}-${2 * MIB}`,
    );
    expect(await contentId(write(changed(bytes, MIB + 500)))).toBe(id);
    for (const at of [0, MIB - 1, 2 * MIB - 1024, 2 * MIB - 1]) {
      expect(await contentId(write(changed(bytes, at))), `byte ${at}`).not.toBe(id);
    }
  });

  it.each([0, 1, MIB - 1, MIB, MIB + 1, MIB + 1023, MIB + 1025])('covers every byte of a file of %i', async (size) => {
    const bytes = pattern(size);
    const id = await contentId(write(bytes));

    expect(id.endsWith(`-${size}`)).toBe(true);
    // One byte more than head and tail together hold is the first that may differ unseen.
    if (size > 0 && size <= MIB + 1024) expect(await contentId(write(changed(bytes, size - 1)))).not.toBe(id);
    if (size > MIB && size <= MIB + 1024) expect(await contentId(write(changed(bytes, MIB)))).not.toBe(id);
  });

  it('tells files apart that begin alike but are of other length', async () => {
    expect(await contentId(write(new Uint8Array(10)))).not.toBe(await contentId(write(new Uint8Array(11))));
  });

  it('fails as the system does for a file that is not there', async () => {
    await expect(contentId(join(temporaryFolder(), 'no.jpg'))).rejects.toThrow(/ENOENT/);
  });
});

describe('isSameContent', () => {
  it('sees the one byte the content id does not', async () => {
    const bytes = pattern(2 * MIB);
    const file = write(bytes);

    expect(await isSameContent(file, write(bytes))).toBe(true);
    expect(await isSameContent(file, write(changed(bytes, MIB + 500)))).toBe(false);
  });

  it('is false when one of them is gone', async () => {
    const file = write(pattern(10));

    expect(await isSameContent(file, `${file}.gone`)).toBe(false);
    expect(await isSameContent(`${file}.gone`, file)).toBe(false);
  });
});
