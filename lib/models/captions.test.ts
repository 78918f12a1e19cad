import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { writePhoto } from '../testing/photos';
import { readCaptions } from './captions';

function captionsFile(content: unknown): string {
  const file = join(temporaryFolder(), 'captions.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('readCaptions', () => {
  it('finds photos beside the file and in its folder of photos, and counts those that are not there', async () => {
    const file = captionsFile([
      { file: 'a.jpg', captions: ['a cat', ' a cat on a sofa '] },
      { file: 'b.jpg', captions: ['a dog'], id: 7 },
      { file: 'gone.jpg', captions: ['a horse'] },
    ]);
    const folder = join(file, '..');
    mkdirSync(join(folder, 'photos'));
    await writePhoto(folder, 'a.jpg');
    await writePhoto(join(folder, 'photos'), 'b.jpg');

    expect(await readCaptions(file)).toEqual({
      photos: [
        { path: join(folder, 'a.jpg'), captions: ['a cat', 'a cat on a sofa'] },
        { path: join(folder, 'photos', 'b.jpg'), captions: ['a dog'] },
      ],
      missing: 1,
    });
  });

  it.each([
    ['nonsense', /not a captions file: it is not JSON/],
    [[], /not a captions file: at the top/],
    [{ file: 'a.jpg' }, /not a captions file: at the top/],
    [[{ file: 'a.jpg', captions: [] }], /not a captions file: at 0.captions/],
    [[{ file: 'a.jpg', captions: ['cat', '  '] }], /not a captions file: at 0.captions.1/],
    [[{ captions: ['cat'] }], /not a captions file: at 0.file/],
  ])('refuses %j, saying what was expected', async (content, message) => {
    await expect(readCaptions(captionsFile(content))).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('captions'),
    });
  });

  it('says so when the file or every photo is not there', async () => {
    await expect(readCaptions('/nowhere/captions.json')).rejects.toMatchObject({
      code: 'not-found',
      message: 'The captions file captions.json cannot be read.',
    });
    await expect(readCaptions(captionsFile([{ file: 'gone.jpg', captions: ['x'] }]))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('None of the photos'),
    });
  });
});
