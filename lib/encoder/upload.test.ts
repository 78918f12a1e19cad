import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../paths';
import { bundledModel } from '../testing/model';
import { photoBytes, samplePhotos } from '../testing/photos';
import { decodeUpload } from './upload';

const { pixels } = await bundledModel();
const UNREADABLE = expect.objectContaining({ code: 'bad-request', hint: expect.stringContaining('JPEG') });

it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('decodes %s', async (format) => {
  const image = await decodeUpload(await photoBytes({ format, width: 60, height: 40 }), pixels);

  expect(image).toMatchObject({ width: 60, height: 40 });
  expect(image.data).toHaveLength(60 * 40 * 3);
});

it('decodes what a phone makes', async () => {
  const heic = readFileSync(join(projectRoot(), 'lib', 'testing', 'fixtures', 'phone.heic'));

  expect(await decodeUpload(heic, pixels)).toMatchObject({ width: 360, height: 640 });
});

it('turns an image upright and makes a large one smaller', async () => {
  const bytes = await photoBytes({ width: 1600, height: 1200, orientation: 6 });

  expect(await decodeUpload(bytes, pixels)).toMatchObject({ width: 640, height: 853 });
});

it.each([
  ['nothing', new Uint8Array()],
  ['text', Buffer.from('hello')],
  ['half a photo', readFileSync(samplePhotos()[0] ?? '').subarray(0, 5_000)],
  [
    'a drawing that could name other files',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
])('refuses %s', async (_what, bytes) => {
  await expect(decodeUpload(bytes, pixels)).rejects.toThrow(UNREADABLE);
});
