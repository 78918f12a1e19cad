type MediaTypes = Readonly<Record<string, string>>;

/** Media types by file name ending, lower case, without the dot: of pictures. */
const PICTURES: MediaTypes = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  heic: 'image/heic',
  heif: 'image/heif',
  hif: 'image/heif',
};

/** … of cameras' raw files. */
const RAWS: MediaTypes = {
  cr2: 'image/x-canon-cr2',
  cr3: 'image/x-canon-cr3',
  nef: 'image/x-nikon-nef',
  nrw: 'image/x-nikon-nrw',
  arw: 'image/x-sony-arw',
  dng: 'image/x-adobe-dng',
  raf: 'image/x-fuji-raf',
  orf: 'image/x-olympus-orf',
  rw2: 'image/x-panasonic-rw2',
  pef: 'image/x-pentax-pef',
};

/** … of videos. */
const VIDEOS: MediaTypes = {
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  avi: 'video/x-msvideo',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
};

const MEDIA_TYPES: MediaTypes = { ...PICTURES, ...RAWS, ...VIDEOS };

/** What other programs write about a photo, in a file beside it. */
const SIDECAR_ENDINGS = new Set(['xmp', 'json']);

/** Taken for photos by their names so that people are told why they are not shown; never given a type browsers run. */
const REFUSED_ENDINGS = new Set(['svg']);

/** sharp's names of the formats it decodes; AVIF goes by its container. It could render others, which name other files. */
const DECODED_FORMATS = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);

function ending(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** What a file's name says that it is. */
export type FileKind = 'picture' | 'raw' | 'video' | 'sidecar';

const KINDS: ReadonlyMap<string, FileKind> = new Map([
  ...[...Object.keys(PICTURES), ...REFUSED_ENDINGS].map((each) => [each, 'picture'] as const),
  ...Object.keys(RAWS).map((each) => [each, 'raw'] as const),
  ...Object.keys(VIDEOS).map((each) => [each, 'video'] as const),
  ...[...SIDECAR_ENDINGS].map((each) => [each, 'sidecar'] as const),
]);

/** What a file's name says that it is; null when nothing Rummage reads. Hidden files are nothing, among them macOS's `._` twins. */
export function kindOf(name: string): FileKind | null {
  if (name.startsWith('.') || !name.includes('.')) return null;
  return KINDS.get(ending(name)) ?? null;
}

/** Whether a file's name says that it is a photo. */
export function isPhotoName(name: string): boolean {
  const kind = kindOf(name);
  return kind === 'picture' || kind === 'raw';
}

/** A file's name without its ending: what a photo and the files that belong to it have in common. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The endings of cameras' raw files, lower case, without the dot. */
export const RAW_ENDINGS: readonly string[] = Object.keys(RAWS);

/** Whether a file's content, as sharp names it, is of a format Rummage has sharp read. */
export function isPhotoFormat(format: string): boolean {
  return DECODED_FORMATS.has(format);
}

export function mediaType(name: string): string {
  const type = ending(name);
  return (Object.hasOwn(MEDIA_TYPES, type) ? MEDIA_TYPES[type] : undefined) ?? 'application/octet-stream';
}
