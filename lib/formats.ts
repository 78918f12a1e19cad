/** File name endings of photos Rummage reads, lower case, without the dot. */
const PHOTO_ENDINGS = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'avif', 'gif', 'tif', 'tiff']);

/** sharp's names of the same formats; AVIF goes by its container. It could render others, such as SVG, which names other files. */
const DECODED_FORMATS = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff']);

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
};

function ending(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Whether a file's name says that it is a photo. Hidden files are not, among them macOS's `._` twins. */
export function isPhotoName(name: string): boolean {
  return !name.startsWith('.') && name.includes('.') && PHOTO_ENDINGS.has(ending(name));
}

/** Whether a file's content, as sharp names it, is of a format Rummage reads. */
export function isPhotoFormat(format: string): boolean {
  return DECODED_FORMATS.has(format);
}

export function mediaType(name: string): string {
  return MEDIA_TYPES[ending(name)] ?? 'application/octet-stream';
}
