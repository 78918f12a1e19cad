/** What the header of a made-up film tells. */
export interface FilmOptions {
  readonly seconds?: number;
  /** Milliseconds since 1970. */
  readonly filmedAt?: number;
  /** Apple's name for both halves of a Live Photo. */
  readonly contentIdentifier?: string;
  /** Tells films apart that tell the same. */
  readonly content?: string;
}

const SECONDS_TO_1970 = 2_082_844_800;

/** A QuickTime file with a header and no pictures: enough to be told what it belongs to, too little to be played. */
export function film({ seconds = 3, filmedAt = 0, contentIdentifier, content = '' }: FilmOptions = {}): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(filmedAt === 0 ? 0 : Math.round(filmedAt / 1000) + SECONDS_TO_1970, 4);
  header.writeUInt32BE(600, 12);
  header.writeUInt32BE(Math.round(seconds * 600), 16);

  const keys = contentIdentifier === undefined ? '' : `com.apple.quicktime.content.identifier ${contentIdentifier}`;
  const moov = Buffer.concat([box('mvhd', header), box('meta', Buffer.from(keys))]);
  return Buffer.concat([
    box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')),
    box('mdat', Buffer.from(content)),
    box('moov', moov),
  ]);
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
