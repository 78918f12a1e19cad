/** Decodes in a thread of its own what sharp cannot: libheif and the bitmap reader block whoever calls them. */
import { serveCalls } from '../worker-host';
import { decodeBmp } from './bmp';
import { decodeHeic } from './libheif';
import { tiffFile } from './tiff-file';
import type { UnpackCalls } from './unpack-calls';

serveCalls<UnpackCalls>({
  heic: async ({ bytes, icc }) => decodeHeic(bytes, icc),
  bmp: async ({ bytes }) => tiffFile(decodeBmp(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))),
});
