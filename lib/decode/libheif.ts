import libheif from 'libheif-js/wasm-bundle.js';
import { tiffFile } from './tiff-file';
import { COPY_AGAIN, refuseAbsurdSize, unreadable } from './unreadable';

/**
 * Decodes the main picture of a HEIC file, turned as the file says; takes about 55 ms per megapixel and blocks all the
 * while: only for a worker.
 *
 * @returns an uncompressed TIFF file
 * @throws RummageError `bad-request` when it cannot be decoded
 */
export function decodeHeic(bytes: Uint8Array, icc: Uint8Array | undefined): Promise<Uint8Array> {
  return withContext(bytes, async (handle) => {
    refuseAbsurdSize(libheif.heif_image_handle_get_width(handle), libheif.heif_image_handle_get_height(handle));

    const decoded = await libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGB,
    );
    const plane = decoded?.channels?.[0];
    if (plane === undefined) throw damaged(decoded?.message);
    try {
      return tiffFile({ ...plane, icc });
    } finally {
      libheif.heif_image_release(decoded?.image);
    }
  });
}

async function withContext<Result>(bytes: Uint8Array, use: (handle: unknown) => Promise<Result>): Promise<Result> {
  const context = libheif.heif_context_alloc();
  try {
    const { code, message } = libheif.heif_context_read_from_memory(context, bytes);
    if (code !== libheif.heif_error_code.heif_error_Ok) throw damaged(message);

    const handle = libheif.heif_js_context_get_primary_image_handle(context);
    if (!handle || handle.code) throw damaged(handle?.message);
    try {
      return await use(handle);
    } finally {
      libheif.heif_image_handle_release(handle);
    }
  } finally {
    libheif.heif_context_free(context);
  }
}

function damaged(message: string | undefined): Error {
  return /end of (file|data)|premature/i.test(message ?? '')
    ? unreadable('The file ends early: part of the photo is missing.', COPY_AGAIN)
    : unreadable('The content of the file is damaged.', COPY_AGAIN);
}
