import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { randomVector, seededRandom } from '../testing/vectors';
import { principalDirections } from './principal';
import { readTableFile, verifyTableFile, writeTableFile } from './snapshot';
import { VectorTable } from './vector-table';

const DIMENSIONS = 20;
const random = seededRandom(9);

function compactTable(photos: number, withSketch: boolean): VectorTable {
  const table = new VectorTable(DIMENSIONS, photos, () => new Map());
  const vectors = Array.from({ length: photos }, () => randomVector(random, DIMENSIONS));
  for (const [i, embedding] of vectors.entries()) {
    table.put({ photoId: 10 + i, seq: 100 + i, backgroundMean: i / 16, backgroundDeviation: 0.5, embedding });
  }
  table.remove(12);
  table.compact();
  if (withSketch) table.addSketch(principalDirections(vectors, DIMENSIONS, 8));
  return table;
}

const emptyTable = (dimensions = DIMENSIONS) => new VectorTable(dimensions, 16, () => new Map());

describe('a table written to a file', () => {
  it.each([true, false])('comes back as it was, with sketches: %s', async (withSketch) => {
    const file = join(temporaryFolder(), 'table.bin');
    const table = compactTable(300, withSketch);

    const checksum = await writeTableFile(file, table);
    await verifyTableFile(file, checksum);
    const read = emptyTable();
    await readTableFile(file, read, checksum);

    expect([read.size, read.slots, read.slotOf(12)]).toEqual([299, 300, undefined]);
    for (const photoId of [10, 11, 200, 309]) {
      const [slot, was] = [read.slotOf(photoId) ?? -1, table.slotOf(photoId) ?? -1];
      expect(slot).toBe(was);
      expect(read.seqAt(slot)).toBe(table.seqAt(was));
      expect(read.backgroundAt(slot)).toEqual(table.backgroundAt(was));
      expect(read.vectorAt(slot)).toEqual(table.vectorAt(was));
      expect(read.sketch?.rows.vectorAt(slot)).toEqual(table.sketch?.rows.vectorAt(was));
    }
    expect(read.sketch?.basis).toEqual(table.sketch?.basis);
  });

  it('goes on as a table: the empty slot is taken, and it grows', async () => {
    const file = join(temporaryFolder(), 'table.bin');
    const checksum = await writeTableFile(file, compactTable(50, true));
    const table = emptyTable();
    await readTableFile(file, table, checksum);

    for (let photoId = 1_000; photoId < 3_000; photoId++) {
      const embedding = randomVector(random, DIMENSIONS);
      table.put({ photoId, seq: photoId, backgroundMean: 0, backgroundDeviation: 1, embedding });
    }

    expect(table.slotOf(1_000)).toBe(2);
    expect([table.size, table.slots]).toEqual([2_049, 2_049]);
  });

  const damages: [string, (file: string) => void, string][] = [
    ['cut short', (file) => truncateSync(file, 4_000), 'expected more'],
    ['longer', (file) => writeFileSync(file, 'x', { flag: 'a' }), 'bytes'],
    ['changed', (file) => flip(file, 5_000), 'checksum'],
    ['of another kind', (file) => writeFileSync(file, Buffer.alloc(10_000)), 'format'],
  ];

  it.each(damages)('is refused when it is %s, and the table stays empty', async (_how, damage, message) => {
    const file = join(temporaryFolder(), 'table.bin');
    const checksum = await writeTableFile(file, compactTable(300, true));
    damage(file);
    const table = emptyTable();

    await expect(readTableFile(file, table, checksum)).rejects.toThrow(message);
    await expect(verifyTableFile(file, checksum)).rejects.toThrow('checksum');
    expect([table.size, table.slots]).toEqual([0, 0]);
  });

  it('is refused for vectors of other dimensions', async () => {
    const file = join(temporaryFolder(), 'table.bin');
    const checksum = await writeTableFile(file, compactTable(30, false));

    await expect(readTableFile(file, emptyTable(24), checksum)).rejects.toThrow('24 dimensions, found 20');
  });

  it('is not written over another, nor of vectors that are kept as they are', async () => {
    const file = join(temporaryFolder(), 'table.bin');
    await writeTableFile(file, compactTable(30, false));

    await expect(writeTableFile(file, compactTable(30, false))).rejects.toThrow('EEXIST');
    await expect(writeTableFile(`${file}.2`, emptyTable())).rejects.toThrow('compact');
  });
});

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
