/** The part of libheif's WASM build that is used; its own types leave the helpers for JavaScript out. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Handle {
    readonly code?: unknown;
    readonly message?: string;
  }

  interface Decoded {
    readonly image?: unknown;
    readonly channels?: readonly {
      readonly width: number;
      readonly height: number;
      /** Bytes from one row to the next. */
      readonly stride: number;
      readonly data: Uint8Array;
    }[];
    readonly code?: unknown;
    readonly message?: string;
  }

  interface Libheif {
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
    readonly heif_error_code: { readonly heif_error_Ok: unknown };
    heif_context_alloc(): unknown;
    heif_context_free(context: unknown): void;
    heif_context_read_from_memory(
      context: unknown,
      bytes: Uint8Array,
    ): { readonly code: unknown; readonly message: string };
    heif_js_context_get_primary_image_handle(context: unknown): Handle | undefined;
    heif_image_handle_get_width(handle: unknown): number;
    heif_image_handle_get_height(handle: unknown): number;
    heif_image_handle_release(handle: unknown): void;
    heif_js_decode_image2(
      handle: unknown,
      colourSpace: unknown,
      chroma: unknown,
    ): Promise<Decoded | undefined> | Decoded | undefined;
    heif_image_release(image: unknown): void;
  }

  const libheif: Libheif;
  export = libheif;
}
