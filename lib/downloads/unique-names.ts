/**
 * Names files can stand under in one folder: of those called the same, letter case apart, the later ones are numbered, as
 * `cat (2).jpg`.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    const folded = fold(name);
    let unique = name;
    for (let i = next.get(folded) ?? 2; taken.has(fold(unique)); i++) {
      unique = numbered(name, i);
      next.set(folded, i + 1);
    }
    taken.add(fold(unique));
    return unique;
  });
}

function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}

/** Some file systems take neither letter case nor the form of accents for a difference. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
