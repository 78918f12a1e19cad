/**
 * Makes a folder of 300 files no indexer likes to meet, the same on every run: `npx tsx e2e/hostile-files.ts <folder>`.
 * Beside them lie ten good photos, and what is no file at all: endless links, a folder with a photo's name.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { projectRoot, sampleFolder } from '#lib/paths';
import { photoBytes } from '#lib/testing/photos';
import { almostTiff, cr2, cr3, dng, raf, tiffRaw } from '#lib/testing/raw-files';
import { seededRandom } from '#lib/testing/vectors';

/** What must become of a file: found, refused with a reason, or one of the two. */
export type Fate = 'indexed' | 'failed' | 'either';

export interface HostileFolder {
  /** By path relative to the folder. */
  readonly files: ReadonlyMap<string, Fate>;
  /** Paths of the good photos among them. */
  readonly good: readonly string[];
}

/** How many there are, the good ones not counted. */
export const HOSTILE_FILES = 300;

type Files = Map<string, { readonly bytes: Buffer; readonly fate: Fate }>;
type Random = () => number;

/** @param folder absolute path of an empty folder */
export async function makeHostileFiles(folder: string, seed = 1): Promise<HostileFolder> {
  const random = seededRandom(seed);
  const sources = await soundFiles();
  const files: Files = new Map();
  addTruncated(files, sources, random);
  addScribbled(files, sources, random);
  addEmpty(files, Object.keys(sources));
  addMisnamed(files, sources);
  addBombs(files);
  await addAbsurdExif(files, random);
  await addOddNames(files);
  addRandomBehindMagic(files, random, HOSTILE_FILES - files.size);
  if (files.size !== HOSTILE_FILES) throw new Error(`expected ${HOSTILE_FILES} hostile files, made ${files.size}`);

  for (const [path, { bytes }] of files) write(join(folder, path), bytes);
  const good = addGoodPhotos(folder);
  addWhatIsNoFile(folder);
  return {
    files: new Map([
      ...[...files].map(([path, { fate }]) => [path, fate] as const),
      ...good.map((path) => [path, 'indexed'] as const),
    ]),
    good,
  };
}

/** One sound file of each format that is read, by its ending. */
async function soundFiles(): Promise<Readonly<Record<string, Buffer>>> {
  const photo = await sharp(readFileSync(join(sampleFolder(), 'IMG_1017.jpg')))
    .resize(480)
    .jpeg()
    .toBuffer();
  const small = await sharp(photo).resize(160).jpeg().toBuffer();
  const to = (format: 'png' | 'webp' | 'avif' | 'gif' | 'tiff') => sharp(photo).resize(200).toFormat(format).toBuffer();
  return {
    jpg: photo,
    jpeg: await sharp(photo).jpeg({ progressive: true }).toBuffer(),
    png: await to('png'),
    webp: await to('webp'),
    avif: await to('avif'),
    gif: await to('gif'),
    tiff: await to('tiff'),
    bmp: bmp(64, 48, Buffer.alloc(64 * 48 * 3, 0x55)),
    heic: readFileSync(join(projectRoot(), 'lib/testing/fixtures/phone.heic')),
    cr2: cr2(photo),
    cr3: cr3(small, photo),
    nef: tiffRaw('NIKON', small, photo),
    arw: tiffRaw('SONY', small, photo),
    dng: dng(small, photo),
    raf: raf(photo),
    orf: almostTiff('IIRO', 'OLYMPUS', photo),
    rw2: almostTiff('IIU\0', 'Panasonic', photo),
  };
}

/** Cut off within the first bytes, in the header, in the middle, and one byte before the end. */
function addTruncated(files: Files, sources: Readonly<Record<string, Buffer>>, random: Random): void {
  for (const [ending, bytes] of Object.entries(sources)) {
    const places = [1, 3, 12, 0.02, 0.1, 0.3 + 0.3 * random(), 0.9].map((place) =>
      place < 1 ? Math.max(13, Math.floor(place * bytes.length)) : place,
    );
    for (const length of new Set([...places, bytes.length - 1])) {
      files.set(`truncated/${ending} of ${length} bytes.${ending}`, {
        bytes: bytes.subarray(0, length),
        fate: 'either',
      });
    }
  }
}

/** Some bytes changed, of the header and of the rest. */
function addScribbled(files: Files, sources: Readonly<Record<string, Buffer>>, random: Random): void {
  for (const [ending, sound] of Object.entries(sources)) {
    for (const [name, from, share] of [
      ['header', 4, Math.min(400, sound.length)],
      ['everywhere', 0, sound.length],
    ] as const) {
      const bytes = Buffer.from(sound);
      for (let i = 0; i < 24; i++) bytes[from + Math.floor(random() * (share - from))] = Math.floor(random() * 256);
      files.set(`scribbled/${ending} ${name}.${ending}`, { bytes, fate: 'either' });
    }
  }
}

function addEmpty(files: Files, endings: readonly string[]): void {
  for (const ending of endings) files.set(`empty/empty.${ending}`, { bytes: Buffer.alloc(0), fate: 'failed' });
}

function addMisnamed(files: Files, sources: Readonly<Record<string, Buffer>>): void {
  const text = (content: string) => Buffer.from(content);
  const strangers: Record<string, Buffer> = {
    'letter.jpg': text('Dear aunt, '.repeat(300)),
    'page.png': text('<!doctype html><title>no photo</title>'),
    'drawing.jpg': text(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ),
    'drawing.svg': text('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
    'paper.tiff': text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'),
    'archive.heic': Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
    'film.avif': Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypisom\0\0\x02\0isommp41'), Buffer.alloc(4000, 7)]),
    'program.dng': Buffer.concat([text('\x7fELF\x02\x01\x01'), Buffer.alloc(4000, 3)]),
    'zeros.jpg': Buffer.alloc(100_000),
    'nothing but ends.jpeg': Buffer.alloc(50_000, Buffer.from('ffd9', 'hex')),
    'nothing but beginnings.jpeg': Buffer.alloc(50_000, Buffer.from('ffd8', 'hex')),
  };
  for (const [name, bytes] of Object.entries(strangers)) files.set(`misnamed/${name}`, { bytes, fate: 'failed' });

  const readable: Record<string, string> = {
    jpg: 'png',
    png: 'jpg',
    webp: 'tiff',
    gif: 'heic',
    avif: 'jpeg',
    tiff: 'gif',
  };
  for (const [was, name] of Object.entries(readable)) {
    files.set(`misnamed/${was} called.${name}`, { bytes: sources[was] ?? Buffer.alloc(0), fate: 'indexed' });
  }
}

/** Files of a few bytes that claim to be enormous. */
function addBombs(files: Files): void {
  const gif = Buffer.from(
    'GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;',
    'latin1',
  );
  const bombs: Record<string, Buffer> = {
    'real, 30000 x 30000.png': png(30_000, 30_000, 1, deflateSync(Buffer.alloc(30_000 * 3_751))),
    'begun, 30000 x 30000.png': png(30_000, 30_000, 8, deflateSync(Buffer.alloc(2_000_000))),
    'largest there is.png': png(0x7fffffff, 0x7fffffff, 16, deflateSync(Buffer.alloc(1_000))),
    'largest there is.gif': gif,
    'largest there is.jpg': jpegHeader(65_500, 65_500),
    'largest there is.bmp': bmp(0x7fffffff, 0x7fffffff, Buffer.alloc(64)),
    'of no size.bmp': bmp(0, 0, Buffer.alloc(0)),
    'largest there is.tiff': tiffOf([
      [256, 4, 1, 0xffffffff],
      [257, 4, 1, 0xffffffff],
      [258, 3, 1, 8],
      [259, 3, 1, 1],
      [262, 3, 1, 1],
      [273, 4, 1, 8],
      [279, 4, 1, 0xffffffff],
    ]),
    'round in circles.tiff': tiffOf(
      [
        [256, 4, 1, 8],
        [257, 4, 1, 8],
        [330, 4, 1, 8],
      ],
      8,
    ),
    'a million directories.dng': tiffOf(
      [
        [330, 4, 1_000_000, 8],
        [50706, 1, 4, 0x0401],
      ],
      8,
    ),
  };
  for (const [name, bytes] of Object.entries(bombs)) files.set(`bombs/${name}`, { bytes, fate: 'failed' });
}

/** Good pictures whose EXIF leads readers astray: the picture must be found all the same. */
async function addAbsurdExif(files: Files, random: Random): Promise<void> {
  const pointer = (tag: number, at: number) => [tag, 4, 1, at] as const;
  const chain = Buffer.concat([
    Buffer.from('II*\0\b\0\0\0', 'latin1'),
    ...Array.from({ length: 3_000 }, (_, i) => Buffer.from([0, 0, ...le32(8 + 6 * (i + 1))])),
  ]);
  const blocks: Record<string, Buffer> = {
    'directory that follows itself': tiffOf([[271, 2, 4, 0x41414141]], 8),
    'directory inside itself': tiffOf([pointer(0x8769, 8), pointer(0x8825, 8), pointer(0xa005, 8)]),
    'three thousand directories': chain,
    'four billion values': tiffOf([
      [0x9003, 2, 0xffffffff, 8],
      [0x8827, 3, 0xffffffff, 8],
    ]),
    'values behind the end': tiffOf([[0x9003, 2, 20, 0xfffffff0], pointer(0x8769, 0xffffff00)]),
    'sixty thousand entries': Buffer.concat([Buffer.from('II*\0\b\0\0\0\xff\xff', 'latin1'), Buffer.alloc(20_000, 1)]),
    'orientation of 4000': tiffOf([[274, 3, 1, 4000]]),
    'place divided by nothing': tiffOf([pointer(0x8825, 26), [1, 2, 2, 0x4e]]),
    noise: Buffer.from(Array.from({ length: 30_000 }, () => Math.floor(random() * 256))),
    nothing: Buffer.alloc(0),
    'date of noughts': tiffOf([
      [306, 2, 4, 0x30303030],
      [0x9003, 2, 4, 0x3a3a3a3a],
    ]),
  };
  for (const [i, [name, block]] of Object.entries(blocks).entries()) {
    const bytes = withExif(await photoBytes({ seed: 900 + i }), block);
    files.set(`exif/${name}.jpg`, { bytes, fate: 'indexed' });
  }
}

async function addOddNames(files: Files): Promise<void> {
  const names = [
    'two\nlines.jpg',
    'tab\tand bell\x07.jpg',
    `${'n'.repeat(251)}.jpg`,
    `${'ü'.repeat(125)}x.jpg`,
    'Z\u00fcrich composed.jpg',
    'Zu\u0308rich decomposed.jpg',
    'same n\u00e4me.jpg',
    'same na\u0308me.jpg',
    'right \u202egpj.to left.jpg',
    '👩‍👩‍👧‍👦 family.jpg',
    '--help.jpg',
    'quote\'s "and" `ticks` $HOME.jpg',
    'back\\slash.jpg',
    'percent %00 %2e%2e.jpg',
    'dots.. ... .jpg',
    '\u00a0\u2003\u200b.jpg',
    'SHOUTED.JPG',
    '[a-z]*?{x}!.jpg',
  ];
  for (const [i, name] of names.entries()) {
    files.set(`names/${name}`, { bytes: await photoBytes({ seed: 700 + i }), fate: 'indexed' });
  }
  const deep = Array.from({ length: 60 }, (_, i) => `folder ${i}`).join('/');
  files.set(`names/${deep}/deep.jpg`, { bytes: await photoBytes({ seed: 799 }), fate: 'indexed' });
}

const MAGIC: Readonly<Record<string, string>> = {
  jpg: 'ffd8ffe000104a46494600010100000100010000',
  jpeg: 'ffd8ffe1',
  png: '89504e470d0a1a0a0000000d49484452',
  gif: '474946383961',
  webp: '52494646ffffff7f57454250565038',
  avif: '0000002066747970617669660000000061766966',
  heic: '0000001866747970686569630000000068656963',
  heif: '00000018667479706d696631000000006d696631',
  tiff: '49492a0008000000',
  tif: '4d4d002a00000008',
  bmp: '424d',
  cr2: '49492a001000000043520200',
  cr3: '0000001866747970637278200000000163727820',
  nef: '4d4d002a00000008',
  arw: '49492a0008000000',
  dng: '49492a0008000000',
  raf: '46554a4946494c4d4343442d524157203032303146463338',
  orf: '4949524f08000000',
  rw2: '4949550018000000',
  pef: '4d4d002a00000008',
};

function addRandomBehindMagic(files: Files, random: Random, count: number): void {
  const kinds = Object.entries(MAGIC);
  for (let i = 0; i < count; i++) {
    const [ending, magic] = kinds[i % kinds.length] as [string, string];
    const noise = Buffer.from(
      Array.from({ length: 40 + Math.floor(random() * 40_000) }, () => Math.floor(random() * 256)),
    );
    const bytes = Buffer.concat([Buffer.from(magic, 'hex'), noise]);
    files.set(`noise/${String(i).padStart(3, '0')}.${ending}`, { bytes, fate: 'either' });
  }
}

function addGoodPhotos(folder: string): string[] {
  return Array.from({ length: 10 }, (_, i) => {
    const path = `${i % 2 === 0 ? 'good' : 'names'}/IMG_${1011 + i}.jpg`;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(sampleFolder(), `IMG_${1011 + i}.jpg`), join(folder, path));
    return path;
  });
}

function addWhatIsNoFile(folder: string): void {
  const inside = join(folder, 'links');
  mkdirSync(join(inside, 'folder called.jpg', 'another.png'), { recursive: true });
  const links: Record<string, string> = {
    'itself.jpg': 'itself.jpg',
    'there.jpg': 'and back.jpg',
    'and back.jpg': 'there.jpg',
    'nowhere.jpg': '/no/such/file.jpg',
    up: '..',
    'the folder it lies in': '.',
    'everything.jpg': '/',
    'endless.png': '/dev/zero',
    'terminal.jpg': '/dev/tty',
  };
  for (const [name, target] of Object.entries(links)) {
    if (!existsSync(join(inside, name))) symlinkSync(target, join(inside, name));
  }
}

function write(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function png(width: number, height: number, depth: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}

function bmp(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(54);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(54 + pixels.length, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeUInt32LE(width, 18);
  header.writeUInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, pixels]);
}

/** A JPEG that ends where its picture would begin. */
function jpegHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const frame = Buffer.concat([Buffer.from('ffd8ffc0001108', 'hex'), size, Buffer.from('03011100021101031101', 'hex')]);
  return Buffer.concat([frame, Buffer.from('ffda000c03010002110311003f00ffd9', 'hex')]);
}

/** A TIFF of one directory. @param next where the one after it is said to lie */
function tiffOf(
  entries: readonly (readonly [tag: number, type: number, count: number, value: number])[],
  next = 0,
): Buffer {
  const rows = entries.map(([tag, type, count, value]) => [
    ...le16(tag),
    ...le16(type),
    ...le32(count),
    ...le32(value),
  ]);
  return Buffer.from([
    0x49,
    0x49,
    0x2a,
    0,
    8,
    0,
    0,
    0,
    ...le16(entries.length),
    ...rows.flat(),
    ...le32(next),
    ...Array<number>(64).fill(0),
  ]);
}

function le16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

function le32(value: number): number[] {
  return [...le16(value & 0xffff), ...le16(value >>> 16)];
}

function withExif(jpeg: Buffer, block: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 4);
  return Buffer.concat([head, body, jpeg.subarray(2)]);
}

const [, program, folder] = process.argv;
if (program !== undefined && folder !== undefined && import.meta.url === pathToFileURL(program).href) {
  mkdirSync(folder, { recursive: true });
  const { files } = await makeHostileFiles(folder);
  process.stdout.write(`${files.size} files in ${folder}\n`);
}
