import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasFfmpeg, run } from '#lib/decode/ffmpeg';
import { openPhoto } from '#lib/decode/open-photo';
import { projectRoot } from '#lib/paths';
import { temporaryFolder } from '#lib/testing/folder';
import { photoBytes, type PhotoOptions } from '#lib/testing/photos';
import { cr3, dng } from '#lib/testing/raw-files';
import { onThisClock } from './clock';
import { gatherFacts } from './gather';

const MTIME = Date.UTC(2022, 1, 2, 3, 4, 5);

/** A photo in a folder of its own, with the files named lying beside it. */
async function gather(name: string, bytes: Buffer, beside: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, bytes);
  utimesSync(file, MTIME / 1000, MTIME / 1000);
  for (const [other, text] of Object.entries(beside)) writeFileSync(join(folder, other), text);
  return gatherFacts(file, await openPhoto(bytes), bytes, MTIME);
}

const EXIF: PhotoOptions['exif'] = { IFD2: { DateTimeOriginal: '2019:05:03 12:33:11', OffsetTimeOriginal: '+02:00' } };

const xmp = (attributes: string, inner = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;

const SIDECAR = xmp(
  'xmp:Rating="4" exif:DateTimeOriginal="2018-01-02T03:04:05-05:00" exif:GPSLatitude="47,33.0N" exif:GPSLongitude="10,15,0W"',
  '<dc:subject><rdf:Bag><rdf:li>summer &amp; sun</rdf:li><rdf:li>field</rdf:li></rdf:Bag></dc:subject>',
);

const TAKEOUT = JSON.stringify({
  title: 'a.jpg',
  photoTakenTime: { timestamp: '1500000000', formatted: '14 Jul 2017' },
  geoData: { latitude: 0, longitude: 0, altitude: 0 },
  geoDataExif: { latitude: 1.5, longitude: -2.5, altitude: 0 },
});

const plain = await photoBytes();

describe('the date of a photo', () => {
  const NAME = '2016-07-08 09.10.11.jpg';

  it('is the camera’s, with its time zone, before any other', async () => {
    const bytes = await photoBytes({ exif: EXIF });

    expect(await gather(NAME, bytes, { '2016-07-08 09.10.11.xmp': SIDECAR, [`${NAME}.json`]: TAKEOUT })).toMatchObject({
      takenAt: Date.UTC(2019, 4, 3, 12, 33, 11),
      takenOffset: 120,
      takenAtSource: 'exif',
    });
  });

  it('is what the sidecar tells, when the camera told none', async () => {
    expect(await gather(NAME, plain, { [`${NAME}.xmp`]: SIDECAR, [`${NAME}.json`]: TAKEOUT })).toMatchObject({
      takenAt: Date.UTC(2018, 0, 2, 3, 4, 5),
      takenOffset: -300,
      takenAtSource: 'xmp',
    });
  });

  it('is what Google Photos told, when neither did', async () => {
    expect(await gather('a.jpg', plain, { 'a.jpg.supplemental-metadata.json': TAKEOUT })).toMatchObject({
      takenAt: onThisClock(1_500_000_000_000),
      takenOffset: null,
      takenAtSource: 'takeout',
    });
  });

  it('is in the name, when nothing else tells it', async () => {
    expect(await gather(NAME, plain, { [`${NAME}.json`]: '{"a": 1}', [`${NAME}.xmp`]: 'no XMP' })).toMatchObject({
      takenAt: Date.UTC(2016, 6, 8, 9, 10, 11),
      takenAtSource: 'name',
    });
  });

  it('is the file’s own in the end', async () => {
    expect(await gather('a.jpg', plain)).toMatchObject({
      takenAt: onThisClock(MTIME),
      takenOffset: null,
      takenAtSource: 'file',
      rating: null,
      keywords: [],
    });
  });
});

describe('the place of a photo', () => {
  it('is the sidecar’s or Takeout’s, when the camera knew none', async () => {
    expect(await gather('a.jpg', plain, { 'a.xmp': SIDECAR, 'a.jpg.json': TAKEOUT })).toMatchObject({
      latitude: expect.closeTo(47.55, 5),
      longitude: expect.closeTo(-10.25, 5),
    });
    expect(await gather('a.jpg', await photoBytes({ exif: EXIF }), { 'a.jpg.json': TAKEOUT })).toMatchObject({
      takenAtSource: 'exif',
      latitude: 1.5,
      longitude: -2.5,
    });
  });

  it('is none when Takeout’s JSON is nonsense', async () => {
    const geoData = { latitude: 200, longitude: 'x' };
    const json = JSON.stringify({ photoTakenTime: { timestamp: 'soon' }, geoData });

    expect(await gather('a.jpg', plain, { 'a.jpg.json': json })).toMatchObject({
      latitude: null,
      takenAtSource: 'file',
    });
    expect(await gather('a.jpg', plain, { 'a.jpg.json': '[' })).toMatchObject({ latitude: null });
  });
});

it('takes rating and keywords from the sidecar', async () => {
  expect(await gather('a.jpg', plain, { 'a.xmp': SIDECAR })).toMatchObject({
    rating: 4,
    keywords: ['summer & sun', 'field'],
  });
});

describe('the caption of a photo', () => {
  const DESCRIBED = (description: string, title = '') =>
    xmp(
      '',
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
       <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description}</rdf:li><rdf:li xml:lang="de-DE">Oma</rdf:li></rdf:Alt></dc:description>`,
    );

  it('is title and description of the sidecar, in the default language', async () => {
    const beside = { 'a.xmp': DESCRIBED('Grandma &amp; the lake', 'Summer') };
    expect((await gather('a.jpg', plain, beside)).caption).toBe('Summer\nGrandma & the lake');
  });

  it('is what the file tells when the sidecar tells none', async () => {
    const bytes = await photoBytes({ exif: { IFD0: { ImageDescription: 'Under the pear tree' } } });

    expect((await gather('a.jpg', bytes, { 'a.xmp': SIDECAR })).caption).toBe('Under the pear tree');
    expect((await gather('a.jpg', bytes, { 'a.xmp': DESCRIBED('Under the plum tree') })).caption).toBe(
      'Under the plum tree',
    );
  });

  it('is what Google Photos was told, also where the camera told date and place', async () => {
    const json = JSON.stringify({ description: 'Lisbon, first day' });
    const bytes = await photoBytes({ exif: { ...EXIF, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 51/1 0/1' } } });

    expect((await gather('a.jpg', bytes, { 'a.jpg.json': json })).caption).toBe('Lisbon, first day');
  });

  it('is none of most photos', async () => {
    expect((await gather('a.jpg', plain)).caption).toBeNull();
  });
});

it('reads everything a phone writes into a HEIC file', async () => {
  const heic = readFileSync(join(projectRoot(), 'lib', 'testing', 'fixtures', 'phone.heic'));

  expect(await gather('a.heic', heic)).toEqual({
    takenAt: Date.UTC(2021, 7, 14, 18, 22, 5),
    takenOffset: 120,
    takenAtSource: 'exif',
    camera: 'Apple iPhone 12',
    lens: 'iPhone 12 back camera',
    exposure: '1/250 s · f/1.6 · ISO 32 · 4.2 mm',
    latitude: expect.closeTo(47.55, 5),
    longitude: expect.closeTo(10.25, 5),
    rating: 4,
    caption: null,
    keywords: ['field', 'summer'],
  });
});

it.each([
  ['dng', dng, 'Acme Model 1'],
  ['cr3', cr3, 'Canon Model 1'],
] as const)('reads date and camera of a raw file: %s', async (ending, make, camera) => {
  const preview = await photoBytes({ width: 640, height: 480 });

  expect(await gather(`a.${ending}`, make(plain, preview))).toMatchObject({
    takenAt: Date.UTC(2018, 6, 6, 5, 4, 3),
    takenAtSource: 'exif',
    camera,
    exposure: 'ISO 400',
  });
});

it('falls back on the raw file beside a picture that tells no date', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'DSC_1.NEF'), dng(plain, await photoBytes({ width: 640, height: 480 })));
  writeFileSync(join(folder, 'DSC_1.JPG'), plain);

  expect(await gatherFacts(join(folder, 'DSC_1.JPG'), await openPhoto(plain), plain, MTIME)).toMatchObject({
    takenAt: Date.UTC(2018, 6, 6, 5, 4, 3),
    takenAtSource: 'exif',
    camera: 'Acme Model 1',
  });
});

describe.skipIf(!(await hasFfmpeg()))('the date of a video, where FFmpeg is installed', () => {
  it.each([
    ['2019-05-03T12:33:11Z', onThisClock(Date.UTC(2019, 4, 3, 12, 33, 11)), 'exif'],
    ['1904-01-01T00:00:00Z', onThisClock(MTIME), 'file'],
  ])('is told by its header: %s', async (date, takenAt, takenAtSource) => {
    const file = join(temporaryFolder(), 'film.mkv');
    const source = ['-f', 'lavfi', '-i', 'color=c=red:size=64x48:rate=10:duration=1', '-c:v', 'mpeg4'];
    await run('ffmpeg', [...source, '-metadata', `creation_time=${date}`, file]);

    const told = await gatherFacts(file, await openPhoto(file), Buffer.alloc(0), MTIME);
    expect(told).toMatchObject({ takenAt, takenAtSource, takenOffset: null });
  });
});
