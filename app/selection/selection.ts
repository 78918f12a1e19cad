/** What is selected: photos one by one, or all that a list has but for some. */
export interface Selection {
  /** The list it was begun in; null while nothing is selected. */
  readonly list: string | null;
  /** Photos chosen one by one, in the order they were. */
  readonly ids: ReadonlySet<number>;
  /** All `total` photos of `list` but these; `ids` is empty then. */
  readonly allBut: ReadonlySet<number> | null;
  readonly total: number;
  /** Where a range begins. */
  readonly anchor: number | null;
}

export const NOTHING: Selection = { list: null, ids: new Set(), allBut: null, total: 0, anchor: null };

export function isSelected({ list, ids, allBut }: Selection, id: number, inList: string): boolean {
  return allBut === null ? ids.has(id) : list === inList && !allBut.has(id);
}

export function countSelected({ ids, allBut, total }: Selection): number {
  return allBut === null ? ids.size : total - allBut.size;
}

/** Selects a photo, or no more. */
export function toggled(selection: Selection, id: number, list: string): Selection {
  if (selection.allBut !== null && selection.list === list) {
    const allBut = flipped(selection.allBut, id);
    return allBut.size === selection.total ? NOTHING : { ...selection, allBut, anchor: id };
  }
  // All of another list cannot be named together with one of this.
  const { ids, list: begun } = selection.allBut === null ? selection : NOTHING;
  const next = flipped(ids, id);
  return next.size === 0 ? NOTHING : { ...NOTHING, list: begun ?? list, ids: next, anchor: id };
}

/** Selects these as well. @param anchor where the next range begins: where it did unless told */
export function withPhotos(
  selection: Selection,
  added: readonly number[],
  list: string,
  anchor = selection.anchor,
): Selection {
  if (selection.allBut !== null && selection.list === list) {
    const left = new Set(added);
    return { ...selection, allBut: new Set([...selection.allBut].filter((id) => !left.has(id))), anchor };
  }
  const { ids, list: begun } = selection.allBut === null ? selection : NOTHING;
  const next = new Set([...ids, ...added]);
  return next.size === 0 ? NOTHING : { ...NOTHING, list: begun ?? list, ids: next, anchor };
}

/** Selects everything a list has, also what was never loaded. */
export function allOf(list: string, total: number): Selection {
  return total === 0 ? NOTHING : { ...NOTHING, list, allBut: new Set(), total };
}

/** The photos from one to another, both included, in the order of the list; the second alone when the first is not in it. */
export function between(ids: readonly number[], from: number, to: number): number[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (b < 0) return [];
  return a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

function flipped(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
