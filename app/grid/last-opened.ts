interface Opened {
  readonly id: number;
  /** The list it belongs to; null for a photo opened from a list without an address. */
  readonly context: string | null;
  /** Whether that list is what one step back in history leads to. */
  readonly listIsBehind: boolean;
}

/** The photo looked at last. Lives as long as the tab; on the server it is always empty. */
let opened: Opened | null = null;

/** A photo is opened from its place in a list. */
export function openFromList(id: number, context: string | null): void {
  opened = { id, context, listIsBehind: true };
}

/** A photo is shown, by whatever way it came. */
export function showPhoto(id: number, context: string | null): void {
  opened = { id, context, listIsBehind: isListBehind(context) };
}

export function isListBehind(context: string | null): boolean {
  return opened !== null && opened.context === context && opened.listIsBehind;
}

/** The photo a list should return to. Answers once, and only to the list the photo belongs to. */
export function takeLastShown(context: string | null): number | null {
  if (!opened || opened.context !== context) return null;

  const { id } = opened;
  opened = null;
  return id;
}
