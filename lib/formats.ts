/** Media types by file name ending, lower case, without the dot: of everything Rummage reads. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
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

/** Taken for photos by their names so that people are told why they are not shown; never given a type browsers run. */
const REFUSED_ENDINGS = new Set(['svg']);

/** sharp's names of the formats it decodes; AVIF goes by its container. It could render others, which name other files. */
const DECODED_FORMATS = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);

function ending(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Whether a file's name says that it is a photo. Hidden files are not, among them macOS's `._` twins. */
export function isPhotoName(name: string): boolean {
  if (name.startsWith('.') || !name.includes('.')) return false;
  return Object.hasOwn(MEDIA_TYPES, ending(name)) || REFUSED_ENDINGS.has(ending(name));
}

/** Whether a file's content, as sharp names it, is of a format Rummage has sharp read. */
export function isPhotoFormat(format: string): boolean {
  return DECODED_FORMATS.has(format);
}

export function mediaType(name: string): string {
  const type = ending(name);
  return (Object.hasOwn(MEDIA_TYPES, type) ? MEDIA_TYPES[type] : undefined) ?? 'application/octet-stream';
}
