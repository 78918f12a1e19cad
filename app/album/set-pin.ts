import type { Pin } from '#lib/nouns';
import { callApi } from '../http/call-api';

/** Says where a photo belongs; null leaves it to the album's rule again. */
export function setPin(albumId: number, photoId: number, pin: Pin | null): Promise<void> {
  return callApi(`/api/albums/${albumId}/pins/${photoId}`, { method: 'PUT', body: { pin } });
}
