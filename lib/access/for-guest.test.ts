import { expect, it } from 'vitest';
import { forGuest } from './for-guest';

it('leaves of a path the file’s name, of folders nothing, and everything else as it is', () => {
  const bytes = new Uint8Array([1]);
  const answer = {
    results: [{ id: 1, path: 'Family/secret/IMG_1.jpg', similarity: null, takenAt: '2020' }],
    files: [{ path: 'IMG_1.jpg', folderName: 'Private', folderId: 3 }],
    folders: [{ name: 'Private' }],
    problem: { reason: 'The disk is full.' },
    bytes,
  };

  expect(forGuest(answer, () => true)).toEqual({
    results: [{ id: 1, path: 'IMG_1.jpg', similarity: null, takenAt: '2020' }],
    files: [{ path: 'IMG_1.jpg', folderName: '', folderId: 3 }],
    folders: [],
    problem: null,
    bytes,
  });
  expect(answer.folders).toHaveLength(1);
});

it('passes on what holds nothing', () => {
  expect([undefined, null, 3, 'a/b', true].map((value) => forGuest(value))).toEqual([undefined, null, 3, 'a/b', true]);
});

it('leaves out photos the owner hid, whatever was asked for', () => {
  expect(forGuest({ results: [{ id: 1 }, { id: 2 }] }, (id) => id !== 2)).toEqual({ results: [{ id: 1 }] });
});
