/** Photos put in the trash since the lists this tab keeps were loaded. Lives as long as the tab; on the server it is empty. */
const leftOut = new Set<number>();
let isStale = false;

/** A photo has gone into the trash: lists loaded before must not show it. */
export function leaveOut(id: number): void {
  leftOut.add(id);
  isStale = true;
}

/** A photo has come back from the trash. */
export function takeBack(id: number): void {
  leftOut.delete(id);
  isStale = true;
}

export function isLeftOut(id: number): boolean {
  return leftOut.has(id);
}

/** Whether lists loaded before are out of date, such as in their counts; answers once. */
export function takeStale(): boolean {
  const was = isStale;
  isStale = false;
  return was;
}
