import type { ExportFormat } from '../csv';
import { libraryDatabase } from '../library';
import { filesOfPhoto } from '../store/files';
import { exportPhotos } from './photos';

/** Every photo with its rating, tags and albums, its file relative to its folder; made as it is read. */
export function exportLibrary(format: ExportFormat): ReadableStream<Uint8Array> {
  const db = libraryDatabase();
  const parts = exportPhotos(db, format, (photoId) => filesOfPhoto(db, photoId)[0]?.path ?? null);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
      // Other requests have their turn between two pieces.
      await new Promise(setImmediate);
    },
  });
}
