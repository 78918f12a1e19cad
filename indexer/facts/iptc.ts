const MARKER = 0x1c;
const APPLICATION_RECORD = 2;
const KEYWORD = 25;
const MAX_KEYWORDS = 1000;

/** The keywords of an IPTC block, with or without Photoshop's wrapping; one that is cut short tells those before. */
export function readIptcKeywords(block: Buffer): string[] {
  const keywords: string[] = [];
  const isUtf8 = block.includes('\x1c\x01\x5a\0\x03\x1b%G', 0, 'latin1');
  let at = block.indexOf(Buffer.from([MARKER, 1, 90]));
  if (at === -1) at = block.indexOf(Buffer.from([MARKER, APPLICATION_RECORD]));

  while (at !== -1 && at + 5 <= block.length && block[at] === MARKER && keywords.length < MAX_KEYWORDS) {
    const length = block.readUInt16BE(at + 3);
    // Longer values than photos have announce their length another way.
    if (length > 0x7fff) break;
    const value = block.subarray(at + 5, at + 5 + length);
    if (block[at + 1] === APPLICATION_RECORD && block[at + 2] === KEYWORD) keywords.push(decode(value, isUtf8));
    at += 5 + length;
  }
  return keywords;
}

/** What does not say that it is UTF-8 mostly is all the same. */
function decode(value: Buffer, isUtf8: boolean): string {
  const text = value.toString('utf8');
  return isUtf8 || !text.includes('\uFFFD') ? text : value.toString('latin1');
}
