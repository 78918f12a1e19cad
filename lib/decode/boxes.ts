/** One box of an ISO media file (HEIC, AVIF, CR3); `body` is what follows its header. */
export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** More boxes in one place than any photo has. */
const MAX_BOXES = 4096;

/** The boxes that lie one after the other in `bytes`; one that is cut short ends the list. */
export function readBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length && boxes.length < MAX_BOXES) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const { header, length } = measure(bytes, at);
    if (length < header || at + length > bytes.length) break;
    boxes.push({ type, body: bytes.subarray(at + header, at + length) });
    at += length;
  }
  return boxes;
}

export function findBox(boxes: readonly Box[], type: string): Buffer | undefined {
  return boxes.find((box) => box.type === type)?.body;
}

/** The brands an ISO media file says it is made to; none when the bytes are no such file. */
export function readBrands(bytes: Buffer): string[] {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return [];

  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  return brands;
}

function measure(bytes: Buffer, at: number): { readonly header: number; readonly length: number } {
  const length = bytes.readUInt32BE(at);
  if (length === 0) return { header: 8, length: bytes.length - at };
  if (length !== 1) return { header: 8, length };
  return { header: 16, length: at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0 };
}
