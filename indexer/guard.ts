/** A folder loses photos one by one when a person tidies up, and all at once when a drive is not there. */
const FEW = 20;
const SHARE = 0.2;

/**
 * Whether so much is gone at once that it looks like an unmounted drive, so that nothing may be forgotten before a person
 * has said so.
 *
 * @param vanished files of the folder that are no longer found
 * @param known files of the folder before
 * @param found files of the folder now
 */
export function looksUnmounted(vanished: number, known: number, found: number): boolean {
  if (vanished === 0) return false;
  if (found === 0) return true;

  return vanished > FEW && vanished > SHARE * known;
}
