/** What has been said of photos since the lists this tab keeps were loaded. Lives as long as the tab; on the server it is empty. */
const said = new Map<number, Said>();
const listeners = new Set<() => void>();
let isStale = false;

interface Said {
  readonly trashed?: boolean;
  readonly hidden?: boolean;
  readonly favourite?: boolean;
}

/** Which photos a list has: those to be found, the hidden ones, or those in the trash. */
export type ListView = 'photos' | 'hidden' | 'trash';

/** Photos have gone into the trash or come out of it, were hidden or shown again, liked or not any more: lists loaded before are to know. */
export function sayOfPhotos(ids: readonly number[], change: Said): void {
  for (const id of ids) said.set(id, { ...said.get(id), ...change });
  isStale = true;
  for (const listener of listeners) listener();
}

/** Hears when something was said of photos. @returns what ends that */
export function onSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a photo is a favourite: what was said of it last counts, and else what its list tells. */
export function isFavourite({ id, favourite }: { readonly id: number; readonly favourite?: true }): boolean {
  return said.get(id)?.favourite ?? favourite === true;
}

/** A photo has gone into the trash: lists loaded before must not show it. */
export function leaveOut(id: number): void {
  sayOfPhotos([id], { trashed: true });
}

/** A photo has come back from the trash. */
export function takeBack(id: number): void {
  sayOfPhotos([id], { trashed: false });
}

/** Whether a photo has left the lists of a kind since they were loaded. */
export function isLeftOut(id: number, view: ListView = 'photos'): boolean {
  const { trashed, hidden } = said.get(id) ?? {};
  if (view === 'trash') return trashed === false;
  return trashed === true || hidden === (view === 'photos');
}

/** Whether lists loaded before are out of date, such as in their counts; answers once. */
export function takeStale(): boolean {
  const was = isStale;
  isStale = false;
  return was;
}
