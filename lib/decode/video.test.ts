import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { film } from '../testing/films';
import { temporaryFolder } from '../testing/folder';
import { hasFfmpeg, run } from './ffmpeg';
import { readMp4Facts } from './mp4';
import { openPhoto } from './open-photo';
import { readVideoFacts } from './video';

const isThere = await hasFfmpeg();

/** What encodes a film into each kind of file. */
const CODECS: Readonly<Record<string, readonly string[]>> = {
  mp4: ['-c:v', 'mpeg4'],
  mov: ['-c:v', 'mpeg4'],
  m4v: ['-c:v', 'mpeg4', '-f', 'mp4'],
  avi: ['-c:v', 'mjpeg'],
  mkv: ['-c:v', 'mpeg4'],
  webm: ['-c:v', 'libvpx'],
  '3gp': ['-c:v', 'h263', '-s', '176x144'],
  mts: ['-c:v', 'mpeg2video', '-f', 'mpegts'],
};

async function makeFilm(ending: string): Promise<string> {
  const file = join(temporaryFolder(), `concat:a film.${ending}`);
  const source = ['-f', 'lavfi', '-i', 'color=c=red:size=176x144:rate=10:duration=2'];
  const date = ['-metadata', 'creation_time=2019-05-03T12:33:11Z'];
  await run('ffmpeg', [...source, ...date, ...(CODECS[ending] ?? []), '-y', `file:${file}`]);
  return file;
}

describe.skipIf(!isThere)('a video, where FFmpeg is installed', () => {
  it.each(Object.keys(CODECS))('gives one frame: %s', async (ending) => {
    const photo = await openPhoto(await makeFilm(ending));

    expect(photo).toMatchObject({ format: 'video', width: 176, height: 144 });
    const { dominant } = await photo.image().stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(dominant.g).toBeLessThan(60);
  });

  it.each(['mp4', 'mov', 'mkv'])('tells when it was filmed and how long it is: %s', async (ending) => {
    const { filmedAt, seconds } = await readVideoFacts(await makeFilm(ending));

    expect(filmedAt).toMatch(/^2019-05-03T12:33:11/);
    expect(seconds).toBeCloseTo(2, 0);
  });

  it('is refused with a reason when it is damaged, or only a list of other files', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.mp4'), film());
    await expect(openPhoto(join(folder, 'a.mp4'))).rejects.toMatchObject({ code: 'bad-request' });

    writeFileSync(join(folder, 'b.mkv'), '\x1aE\xdf\xa3 and no more', 'latin1');
    await expect(openPhoto(join(folder, 'b.mkv'))).rejects.toMatchObject({ code: 'bad-request' });
  });
});

it('refuses a video under the name of a photo, and says so', async () => {
  await expect(openPhoto(film())).rejects.toMatchObject({ message: 'It is a video under the name of a photo.' });
});

it('reads date, length and Apple’s identifier from a header without FFmpeg', async () => {
  const file = join(temporaryFolder(), 'a.mov');
  const contentIdentifier = '0F1E2D3C-1111-2222-3333-444455556666';
  writeFileSync(file, film({ seconds: 2.5, filmedAt: 1_500_000_000_000, contentIdentifier }));

  expect(await readMp4Facts(file)).toEqual({ filmedAt: 1_500_000_000_000, seconds: 2.5, contentIdentifier });
});

it.each([
  ['cut short', film().subarray(0, 30)],
  [
    'a picture',
    await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  ],
  ['empty', Buffer.alloc(0)],
])('tells nothing of a file that is %s', async (_, bytes) => {
  const file = join(temporaryFolder(), 'a.mov');
  writeFileSync(file, bytes);

  expect(await readMp4Facts(file)).toBeNull();
});
