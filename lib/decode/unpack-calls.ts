/** What the worker that unpacks what sharp cannot is asked; it answers with an upright, uncompressed TIFF file. */
export type UnpackCalls = {
  heic: { argument: { readonly bytes: Uint8Array; readonly icc: Uint8Array | undefined }; result: Uint8Array };
  bmp: { argument: { readonly bytes: Uint8Array }; result: Uint8Array };
};
