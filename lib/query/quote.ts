/** A value as it stands in a query behind `tag:` and the like; in quotation marks where it is more than a plain word. */
export function quoted(value: string): string {
  return /^[\p{L}\p{M}\p{N}._/-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}
