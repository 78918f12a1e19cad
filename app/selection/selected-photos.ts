import type { NamedPhotos } from './act';
import { countSelected, isSelected } from './selection';
import { getSelecting, selectedList, type SelectableList } from './selection-store';

/** The photos an action is to be about now. */
export interface Target {
  readonly photos: NamedPhotos;
  readonly shown: readonly number[];
  readonly count: number;
  readonly list: SelectableList;
}

/** What is selected, if anything; else the photo whose cell has the focus, in a list that can be selected from. */
export function currentTarget(): Target | null {
  return selectedPhotos() ?? focusedPhoto();
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

function focusedPhoto(): Target | null {
  const cell = document.activeElement?.closest<HTMLElement>('[data-cell]');
  const id = Number(cell?.dataset.cell);
  const list = getSelecting().lists.find(({ loadedIds }) => loadedIds().includes(id));
  return list === undefined ? null : { photos: { ids: [id] }, shown: [id], count: 1, list };
}
