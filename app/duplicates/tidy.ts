import type { DuplicateGroup, KeptPhotos } from '#lib/nouns';
import { setPin } from '../album/set-pin';
import { leaveOut, takeBack } from '../grid/left-out';
import { callApi } from '../http/call-api';

/** What is kept of one group, and what goes. */
export interface Choice {
  readonly keep: number;
  readonly trash: readonly number[];
}

/** What one call takes. */
const MOST_RESTORED = 1_000;

/** @param keep the photo a person chose; null: the best */
export function choiceOf({ photos }: DuplicateGroup, keep: number | null): Choice {
  const kept = photos.find(({ id }) => id === keep) ?? photos[0];
  return { keep: kept?.id ?? 0, trash: photos.map(({ id }) => id).filter((id) => id !== kept?.id) };
}

/** Names a group for as long as it holds the same photos. */
export function groupKey({ photos }: DuplicateGroup): string {
  return photos.map(({ id }) => id).join(' ');
}

/** Puts all but one of each group in the trash. @returns how to take it back @throws CallError */
export async function keepOnly(groups: readonly Choice[]): Promise<KeptPhotos & { undo: () => Promise<void> }> {
  const photoIds = groups.flatMap(({ trash }) => trash);
  const kept = await callApi<KeptPhotos>('/api/duplicates/keep', { method: 'POST', body: { groups } });
  photoIds.forEach(leaveOut);

  const undo = async (): Promise<void> => {
    for (let i = 0; i < photoIds.length; i += MOST_RESTORED) {
      const some = photoIds.slice(i, i + MOST_RESTORED);
      await callApi('/api/trash/restore', { method: 'POST', body: { photoIds: some } });
    }
    for (const { albumId, photoId } of kept.pins) await setPin(albumId, photoId, null);
    photoIds.forEach(takeBack);
  };
  return { ...kept, undo };
}

/** Remembers that photos are no duplicates of each other. @returns how to take it back @throws CallError */
export async function dismiss({ photos }: DuplicateGroup): Promise<() => Promise<void>> {
  const body = { photoIds: photos.map(({ id }) => id) };
  await callApi('/api/duplicates/dismiss', { method: 'POST', body });
  return () => callApi('/api/duplicates/recall', { method: 'POST', body });
}
