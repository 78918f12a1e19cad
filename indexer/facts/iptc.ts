const MARKER = 0x1c;
const APPLICATION_RECORD = 2;
const KEYWORD = 25;
/** Object name, headline, caption: in the order they are read in. */
const TEXTS = [5, 105, 120];
const MAX_VALUES = 1000;

/** What an IPTC block tells. */
export interface IptcFacts {
  readonly texts: readonly string[];
  readonly keywords: readonly string[];
}

/** Reads an IPTC block, with or without Photoshop's wrapping; one that is cut short tells what comes before. */
export function readIptc(block: Buffer): IptcFacts {
  const values: { readonly kind: number; readonly value: string }[] = [];
  const isUtf8 = block.includes('\x1c\x01\x5a\0\x03\x1b%G', 0, 'latin1');
  let at = block.indexOf(Buffer.from([MARKER, 1, 90]));
  if (at === -1) at = block.indexOf(Buffer.from([MARKER, APPLICATION_RECORD]));

  while (at !== -1 && at + 5 <= block.length && block[at] === MARKER && values.length < MAX_VALUES) {
    const length = block.readUInt16BE(at + 3);
    // Longer values than photos have announce their length another way.
    if (length > 0x7fff) break;
    const value = block.subarray(at + 5, at + 5 + length);
    if (block[at + 1] === APPLICATION_RECORD) values.push({ kind: block[at + 2] ?? 0, value: decode(value, isUtf8) });
    at += 5 + length;
  }
  const of = (wanted: number) => values.filter(({ kind }) => kind === wanted).map(({ value }) => value);
  return { texts: TEXTS.flatMap(of), keywords: of(KEYWORD) };
}

/** What does not say that it is UTF-8 mostly is all the same. */
function decode(value: Buffer, isUtf8: boolean): string {
  const text = value.toString('utf8');
  return isUtf8 || !text.includes('\uFFFD') ? text : value.toString('latin1');
}
