import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { libraryDatabase } from '#lib/library';
import { setPhotoTags, addLabels } from '#lib/store/tags';
import { pendingRequests } from '#lib/store/requests';
import { temporaryFolder } from '#lib/testing/folder';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { exportTags, listAllTags, tagPhotos } from './tag';

let photoId: number;

beforeAll(() => {
  vi.stubEnv('RUMMAGE_DATA', temporaryFolder(afterAll));
  const db = libraryDatabase();
  const modelId = rememberTestModel(db);
  photoId = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), path: 'a "cat", asleep.jpg' });
  const tagId = addLabels(db, [{ label: 'cat', group: 'animals' }]).get('cat') ?? 0;
  setPhotoTags(db, photoId, modelId, [{ tagId, score: 0.87654 }]);
});

afterAll(() => {
  libraryDatabase().close();
  vi.unstubAllEnvs();
});

async function printed(work: () => Promise<number>): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await work()).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

it('lists tags with their number of photos', async () => {
  expect(await printed(() => listAllTags({}))).toBe('1  cat  animals\n');
  expect(JSON.parse(await printed(() => listAllTags({ json: true })))).toEqual({
    tags: [{ label: 'cat', group: 'animals', count: 1 }],
  });
});

it('exports every tag as CSV that any program reads, and as JSON', async () => {
  expect(await printed(() => exportTags({ format: 'csv' }))).toBe(
    `photo,file,label,group,confidence,byHand\n${photoId},"/photos/a ""cat"", asleep.jpg",cat,animals,0.877,false\n`,
  );
  expect(JSON.parse(await printed(() => exportTags({ format: 'json' })))).toMatchObject([
    { photo: photoId, label: 'cat', confidence: 0.877, byHand: false },
  ]);
  await expect(exportTags({ format: 'xml' })).rejects.toMatchObject({ code: 'bad-request' });
});

it('says a person’s yes and no, which the indexer draws conclusions from', async () => {
  const give = () => tagPhotos('Minka', [String(photoId)], { value: true, from: '/' });

  expect(await printed(give)).toBe('1 photo now tagged “Minka”.\n');
  expect(await printed(() => exportTags({ format: 'csv' }))).toContain('Minka,yours,1,true');
  const take = () => tagPhotos('cat', [String(photoId)], { value: false, from: '/' });
  expect(await printed(take)).toBe('1 photo no longer tagged “cat”.\n');
  expect(await printed(() => listAllTags({}))).toBe('1  Minka  yours\n');
  expect(pendingRequests(libraryDatabase()).map(({ request }) => request)).toContainEqual({
    kind: 'labels',
    photoIds: [photoId],
  });
});
