/**
 * The placeholders of a chunk as they travel, apart from the list: of each photo one byte that tells the length of its
 * ThumbHash, 0 of one without, and then the hash. Written by the server, read by the browser.
 */
export function encodePlaceholders(hashes: readonly (Uint8Array | null)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.reduce((sum, hash) => sum + 1 + (hash?.length ?? 0), 0));
  let at = 0;
  for (const hash of hashes) {
    bytes[at++] = hash?.length ?? 0;
    if (hash !== null) bytes.set(hash, at);
    at += hash?.length ?? 0;
  }
  return bytes;
}

/** @returns the hash of each photo; null of one without */
export function decodePlaceholders(bytes: Uint8Array): (Uint8Array | null)[] {
  const hashes: (Uint8Array | null)[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at++] ?? 0;
    hashes.push(length === 0 ? null : bytes.subarray(at, at + length));
    at += length;
  }
  return hashes;
}
