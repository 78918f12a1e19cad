const RAW = ['cr2', 'cr3', 'nef', 'arw', 'dng', 'raf', 'orf', 'rw2', 'pef'] as const;

/** What people call a file type, and the formats as decoding names them. */
export const FORMATS_BY_TYPE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['jpeg', ['jpeg']],
  ['jpg', ['jpeg']],
  ['png', ['png']],
  ['webp', ['webp']],
  // AVIF is named by its container.
  ['avif', ['heif']],
  ['heic', ['heic']],
  ['gif', ['gif']],
  ['tiff', ['tiff']],
  ['tif', ['tiff']],
  ['bmp', ['bmp']],
  // A file of an unknown maker is stored as just that.
  ['raw', [...RAW, 'raw']],
  ...RAW.map((format) => [format, [format]] as const),
]);
