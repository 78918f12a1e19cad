import { allOf, withPhotos } from './selection';
import { focusedPhoto, getSelecting, select, selectedList } from './selection-store';

/** Everything in the list that was selected from or that has the focus: where no search tells its photos, those loaded. */
export function selectAll(): void {
  const { lists } = getSelecting();
  const list = selectedList() ?? focusedPhoto()?.list ?? lists[0];
  if (list === undefined) return;

  if (list.query !== null) select(({ anchor }) => ({ ...allOf(list.name, list.total), anchor }));
  else select((selection) => withPhotos(selection, list.loadedIds(), list.name));
}
