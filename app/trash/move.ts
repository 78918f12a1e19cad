import { leaveOut, takeBack } from '../grid/left-out';
import { callApi } from '../http/call-api';

/** Hides a photo from everything; its file stays where it is. @throws CallError */
export async function putInTrash(photoId: number): Promise<void> {
  await callApi('/api/trash', { method: 'POST', body: { photoIds: [photoId] } });
  leaveOut(photoId);
}

/** Takes a photo out of the trash. @throws CallError */
export async function takeFromTrash(photoId: number): Promise<void> {
  await callApi('/api/trash/restore', { method: 'POST', body: { photoIds: [photoId] } });
  takeBack(photoId);
}
