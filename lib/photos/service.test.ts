import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { contentId } from '../content-id';
import { projectRoot } from '../paths';
import { markFailed, setState } from '../store/photos';
import { pendingRequests } from '../store/requests';
import { addTestFile, addTestPhoto, rememberTestModel } from '../testing/library';
import { photoBytes, writePhoto } from '../testing/photos';
import { cr3 } from '../testing/raw-files';
import { serveTestLibraries } from '../testing/services';
import { vector } from '../testing/vectors';
import { thumbnailFile } from '../thumbnails/thumbnails';
import { getPhoto, listFailures, openOriginal, readThumbnail, retryPhotos } from './service';

const library = serveTestLibraries();
const cameraFile = cr3(await photoBytes(), await photoBytes({ width: 640, height: 480 }));

/** An indexed photo with a real file. */
async function addPhoto(name = 'a.jpg', width = 1600, height = 800) {
  const { db, root } = library();
  const file = await writePhoto(root, name, { width, height });
  const content = await contentId(file);
  const modelId = rememberTestModel(db);
  const id = addTestPhoto(db, { modelId, folder: root, path: name, contentId: content, embedding: vector(1, 0, 0, 0) });
  return { id, file, content };
}

describe('getPhoto', () => {
  it('tells everything that is known of a photo, but not where it lies', async () => {
    const { db, root } = library();
    const { id, content } = await addPhoto('trip/a.jpg');
    addTestFile(db, id, 'copy.jpg', root);
    db.exec(
      `INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals'); INSERT INTO photo_tags VALUES (${id}, ${rememberTestModel(db)}, 1, 0.75)`,
    );

    const photo = await getPhoto(id);

    expect(photo).toMatchObject({
      id,
      state: 'indexed',
      version: content.slice(0, 16),
      width: 640,
      height: 480,
      takenAt: '2020-06-15T12:00:00.000Z',
      files: [{ path: 'trip/a.jpg', bytes: 1000, modifiedAt: '2020-09-13T12:26:40.000Z' }, { path: 'copy.jpg' }],
      tags: [{ label: 'cat', group: 'animals', score: 0.75 }],
      takenAtSource: 'exif',
      takenOffset: null,
      rating: null,
      caption: null,
      keywords: [],
      albums: [],
      failure: null,
    });
    expect(JSON.stringify(photo)).not.toContain(root);
    expect(photo).not.toHaveProperty('contentId');
  });

  it('says why a photo failed, and not once it waits again', async () => {
    const { db } = library();
    const { id } = await addPhoto();
    markFailed(db, id, { reason: 'The file is empty.', remedy: 'Copy it again.' }, 'decoder 1');
    expect((await getPhoto(id)).failure).toEqual({ reason: 'The file is empty.', remedy: 'Copy it again.' });

    setState(db, id, 'pending');
    expect((await getPhoto(id)).failure).toBeNull();
  });

  it('refuses a photo there is not', async () => {
    await expect(getPhoto(99)).rejects.toMatchObject({ code: 'not-found', message: 'There is no photo 99.' });
  });
});

describe('readThumbnail', () => {
  it.each([
    ['phone.heic', readFileSync(join(projectRoot(), 'lib', 'testing', 'fixtures', 'phone.heic')), 360, 640],
    ['camera.cr3', cameraFile, 480, 640],
  ])('shows %s, which browsers do not, upright', async (name, bytes, width, height) => {
    const { db, root } = library();
    const file = join(root, name);
    writeFileSync(file, bytes);
    const id = addTestPhoto(db, {
      modelId: rememberTestModel(db),
      folder: root,
      path: name,
      contentId: await contentId(file),
      embedding: vector(1, 0, 0, 0),
    });

    const preview = await sharp((await readThumbnail(id, 1280)).bytes).metadata();
    const thumbnail = await sharp((await readThumbnail(id, 320)).bytes).metadata();

    expect(preview).toMatchObject({ format: 'webp', width, height });
    expect(thumbnail).toMatchObject({ format: 'webp', width: 320, height: Math.round((320 * height) / width) });
  });

  it('makes what is not there yet, and keeps it', async () => {
    const { id, content, file } = await addPhoto();
    const { thumbnails } = library().paths;

    for (const [size, width] of [
      [320, 640],
      [480, 960],
      [1280, 1280],
    ] as const) {
      const { bytes, etag } = await readThumbnail(id, size);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
      expect(etag).toBe(`"${content.slice(0, 16)}-${size}"`);
      expect(readFileSync(thumbnailFile(thumbnails, size, content))).toEqual(Buffer.from(bytes));
    }

    rmSync(file);
    expect((await readThumbnail(id, 320)).bytes.length).toBeGreaterThan(0);
  });

  it('makes one of a panorama too', async () => {
    const { id } = await addPhoto('panorama.png', 16_400, 200);

    expect((await sharp((await readThumbnail(id, 320)).bytes).metadata()).width).toBeLessThanOrEqual(1280);
  });

  it('says so when the file is away, and when it cannot be decoded', async () => {
    const { db, root } = library();
    const modelId = rememberTestModel(db);
    for (const [name, text] of Object.entries({
      'a.jpg': 'text',
      'b.jpg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    })) {
      writeFileSync(join(root, name), text);
      const undecodable = addTestPhoto(db, {
        modelId,
        folder: root,
        path: name,
        contentId: await contentId(join(root, name)),
      });
      await expect(readThumbnail(undecodable, 1280)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('cannot be decoded'),
      });
    }

    const { id, file } = await addPhoto('c.jpg');
    rmSync(file);
    await expect(readThumbnail(id, 320)).rejects.toMatchObject({
      code: 'unavailable',
      message: `The file of photo ${id} is not there now.`,
    });
  });

  it('shows the smaller one while the file is away, and no browser keeps it for the larger', async () => {
    const { id, file, content } = await addPhoto();
    const small = await readThumbnail(id, 320);
    rmSync(file);

    const { bytes, etag } = await readThumbnail(id, 480);

    expect(bytes).toEqual(small.bytes);
    expect(etag).toMatch(/^"instead-/);
    expect(etag).toContain(content.slice(0, 16));
    await expect(readThumbnail(id, 1280)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('does not keep, under the old content, what was made from a file edited since', async () => {
    const { id, file, content } = await addPhoto();
    await writePhoto(join(file, '..'), 'a.jpg', { width: 500, height: 500, seed: 9 });

    await expect(readThumbnail(id, 1280)).rejects.toMatchObject({ code: 'unavailable' });

    expect(() => readFileSync(thumbnailFile(library().paths.thumbnails, 1280, content))).toThrow(/ENOENT/);
  });
});

describe('openOriginal', () => {
  it('gives the file as it is', async () => {
    const { id, file } = await addPhoto('trip/Größe.jpg');

    const { stream, ...facts } = await openOriginal(id);

    expect(facts).toEqual({ bytes: readFileSync(file).length, type: 'image/jpeg', name: 'Größe.jpg' });
    expect(await buffer(stream as ReadableStream)).toEqual(readFileSync(file));
  });

  it('takes a copy when the first file is away', async () => {
    const { db, root } = library();
    const { id, file } = await addPhoto();
    await writePhoto(root, 'copy.jpg');
    addTestFile(db, id, 'copy.jpg', root);
    rmSync(file);

    const { stream, name } = await openOriginal(id);
    await stream.cancel();

    expect(name).toBe('copy.jpg');
  });
});

describe('failures', () => {
  it('are listed for one reason when it is named', async () => {
    const { db } = library();
    const [a, b] = [(await addPhoto('a.jpg')).id, (await addPhoto('b.jpg')).id];
    markFailed(db, a, { reason: 'The file is empty.', remedy: 'Copy it again.' }, 'decoder 1');
    markFailed(db, b, { reason: 'The file may not be read.', remedy: 'Allow it.' }, 'decoder 1');

    const { total, reasons, failures } = await listFailures({ reason: 'The file is empty.', limit: 10, offset: 0 });

    expect(total).toBe(1);
    expect(reasons).toHaveLength(2);
    expect(failures.map(({ id }) => id)).toEqual([a]);
    expect(await listFailures({ reason: 'No such reason.', limit: 10, offset: 0 })).toMatchObject({
      total: 0,
      failures: [],
    });
  });

  it('are listed with their reasons, and tried again on request', async () => {
    const { db, root } = library();
    const ids = [(await addPhoto('a.jpg')).id, (await addPhoto('b.jpg')).id];
    for (const id of ids) markFailed(db, id, { reason: 'The file is empty.', remedy: 'Copy it again.' }, 'decoder 1');

    const { total, reasons, failures } = await listFailures({ limit: 1, offset: 0 });
    expect(total).toBe(2);
    expect(reasons).toEqual([{ reason: 'The file is empty.', count: 2 }]);
    expect(failures).toMatchObject([
      { id: ids[1], path: 'b.jpg', failure: { reason: 'The file is empty.' }, decoder: 'decoder 1', attempts: 1 },
    ]);
    expect(JSON.stringify(failures)).not.toContain(root);

    expect(await retryPhotos('all')).toEqual({ requested: 2 });
    expect(await retryPhotos({ ids: [ids[0] ?? 0] })).toEqual({ requested: 1 });
    expect(await retryPhotos({ reason: 'The file is empty.' })).toEqual({ requested: 2 });
    expect(pendingRequests(db).map(({ request }) => request)).toEqual([
      { kind: 'retry', photoIds: 'all' },
      { kind: 'retry', photoIds: [ids[0]] },
      { kind: 'retry', photoIds: 'all', reason: 'The file is empty.' },
    ]);
  });
});
