import { describe, expect, it } from 'vitest';
import type { FileRow, FileStat } from '#lib/store/files';
import { compare } from './compare';

const stat = (inode: number, bytes = 1000, mtimeUs = 5): FileStat => ({ inode, bytes, mtimeUs });
const row = (id: number, path: string, at: FileStat): FileRow => ({
  id,
  folderId: 1,
  photoId: id,
  path,
  role: 'original',
  ...at,
});

function differences(found: Record<string, FileStat>, rows: readonly FileRow[]) {
  const { moved, changed, vanished } = compare(new Map(Object.entries(found)), rows);
  return {
    moved: Object.fromEntries(moved.map((move) => [move.row.path, move.path])),
    changed: Object.fromEntries(changed.map((file) => [file.path, file.row?.id ?? null])),
    vanished: vanished.map(({ path }) => path),
  };
}

const NOTHING = { moved: {}, changed: {}, vanished: [] };

describe('compare', () => {
  it('finds nothing in a folder that is as it was, even if its drive numbers its files anew', () => {
    expect(differences({ 'a.jpg': stat(1) }, [row(1, 'a.jpg', stat(1))])).toEqual(NOTHING);
    expect(differences({ 'a.jpg': stat(9) }, [row(1, 'a.jpg', stat(1))])).toEqual(NOTHING);
    expect(differences({}, [])).toEqual(NOTHING);
  });

  it('finds new, edited, touched and vanished files', () => {
    const rows = [row(1, 'edited', stat(1)), row(2, 'touched', stat(2)), row(3, 'gone', stat(3))];

    expect(differences({ new: stat(9), edited: stat(1, 2000), touched: stat(2, 1000, 6) }, rows)).toEqual({
      moved: {},
      changed: { new: null, edited: 1, touched: 2 },
      vanished: ['gone'],
    });
  });

  it('takes a file with the same inode, size and time at another path for the same file', () => {
    const rows = [row(1, 'a.jpg', stat(1)), row(2, 'trip/b.jpg', stat(2))];

    expect(differences({ 'c.jpg': stat(1), 'journey/b.jpg': stat(2) }, rows)).toEqual({
      ...NOTHING,
      moved: { 'a.jpg': 'c.jpg', 'trip/b.jpg': 'journey/b.jpg' },
    });
  });

  it('does not take a copy for a move: the original is still there', () => {
    expect(differences({ 'a.jpg': stat(1), 'b.jpg': stat(2) }, [row(1, 'a.jpg', stat(1))])).toEqual({
      ...NOTHING,
      changed: { 'b.jpg': null },
    });
  });

  it('takes a reused inode for a new file unless size and time agree', () => {
    expect(differences({ 'b.jpg': stat(1, 1000, 6) }, [row(1, 'a.jpg', stat(1))])).toEqual({
      ...NOTHING,
      changed: { 'b.jpg': null },
      vanished: ['a.jpg'],
    });
  });

  it('sees two files that swapped their names', () => {
    const rows = [row(1, 'a.jpg', stat(1, 1000)), row(2, 'b.jpg', stat(2, 2000))];

    expect(differences({ 'a.jpg': stat(2, 2000), 'b.jpg': stat(1, 1000) }, rows)).toEqual({
      ...NOTHING,
      moved: { 'a.jpg': 'b.jpg', 'b.jpg': 'a.jpg' },
    });
  });

  it('sees names passed on along a chain, with a new file at its start', () => {
    const rows = [row(1, 'a', stat(1, 1000)), row(2, 'b', stat(2, 2000))];

    expect(differences({ a: stat(3, 3000), b: stat(1, 1000), c: stat(2, 2000) }, rows)).toEqual({
      moved: { a: 'b', b: 'c' },
      changed: { a: null },
      vanished: [],
    });
  });

  it('sees one file put in the place of another, which is gone', () => {
    const rows = [row(1, 'a', stat(1, 1000)), row(2, 'b', stat(2, 2000))];

    expect(differences({ b: stat(1, 1000) }, rows)).toEqual({ moved: { a: 'b' }, changed: {}, vanished: ['b'] });
  });

  it('moves one file to one place only, when it was linked to two', () => {
    const { moved, changed, vanished } = differences({ b: stat(1), c: stat(1) }, [row(1, 'a', stat(1))]);

    expect({ ...moved }).toEqual({ a: 'b' });
    expect(changed).toEqual({ c: null });
    expect(vanished).toEqual([]);
  });
});
