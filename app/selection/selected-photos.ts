import type { NamedPhotos } from './act';
import { countSelected, isSelected } from './selection';
import { focusedPhoto, getSelecting, selectedList, type SelectableList } from './selection-store';

/** The photos an action is to be about now. */
export interface Target {
  readonly photos: NamedPhotos;
  readonly shown: readonly number[];
  readonly count: number;
  readonly list: SelectableList;
}

/** What is selected, if anything; else the photo whose cell has the focus, in a list that can be selected from. */
export function currentTarget(): Target | null {
  const selected = selectedPhotos();
  const focused = focusedPhoto();
  if (selected !== null || focused === null) return selected;
  return { photos: { ids: [focused.id] }, shown: [focused.id], count: 1, list: focused.list };
}

/** What is selected in a list on the page; null while nothing is. */
export function selectedPhotos(): Target | null {
  const { selection } = getSelecting();
  const list = selectedList();
  if (list === null) return null;

  const { ids, allBut } = selection;
  const count = countSelected(selection);
  if (allBut === null || list.query === null) return { photos: { ids: [...ids] }, shown: [...ids], count, list };
  const shown = list.loadedIds().filter((id) => isSelected(selection, id, list.name));
  return { photos: { query: list.query, except: [...allBut] }, shown, count, list };
}
