import { useSyncExternalStore } from 'react';
import type { ListView } from '../grid/left-out';
import { NOTHING, type Selection } from './selection';

/** A list of photos on the page that can be selected from. */
export interface SelectableList {
  /** Tells lists apart. */
  readonly name: string;
  /** What kind of photos it has, which decides what can be done to them. */
  readonly view: ListView;
  /** Photos in it, loaded or not. */
  readonly total: number;
  /** What it has, as a search takes it; null where no search means exactly these photos. */
  readonly query: Readonly<Record<string, unknown>> | null;
  /** The photos loaded so far. */
  readonly loadedIds: () => readonly number[];
}

/** What every part of the page sees of selecting. Lives as long as the tab; on the server nothing is selected. */
interface Selecting {
  readonly selection: Selection;
  readonly lists: readonly SelectableList[];
}

const EMPTY: Selecting = { selection: NOTHING, lists: [] };
let state = EMPTY;
const listeners = new Set<() => void>();

export function getSelecting(): Selecting {
  return state;
}

/** The list on the page that the selection was begun in. */
export function selectedList({ selection, lists }: Selecting = state): SelectableList | null {
  return lists.find(({ name }) => name === selection.list) ?? null;
}

/** The photo whose cell has the focus, with its list; null where that list is none to select from. */
export function focusedPhoto(): { readonly id: number; readonly list: SelectableList } | null {
  const cell = document.activeElement?.closest<HTMLElement>('[data-cell]');
  const id = Number(cell?.dataset.cell);
  const list = state.lists.find(({ loadedIds }) => loadedIds().includes(id));
  return list === undefined ? null : { id, list };
}

export function select(change: (selection: Selection) => Selection): void {
  set({ ...state, selection: change(state.selection) });
}

export function clearSelection(): void {
  select(() => NOTHING);
}

/** A list is on the page; what was selected in lists that are not any more is let go. @returns what takes it away again */
export function putList(list: SelectableList): () => void {
  const lists = [...state.lists.filter(({ name }) => name !== list.name), list];
  const isThere = lists.some(({ name }) => name === state.selection.list);
  set({ lists, selection: isThere ? state.selection : NOTHING });
  return () => set({ ...state, lists: state.lists.filter((other) => other !== list) });
}

/** What `read` makes of the state; it must answer with the same value while nothing it reads has changed. */
export function useSelecting<Value>(read: (state: Selecting) => Value): Value {
  return useSyncExternalStore(
    subscribe,
    () => read(state),
    () => read(EMPTY),
  );
}

function set(next: Selecting): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
