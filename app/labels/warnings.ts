import type { LabelSetWarnings } from '#lib/nouns';

/** What may go wrong with a set, in sentences. */
export function warningsOf({ unknown, alike, notExclusive }: LabelSetWarnings): string[] {
  return [
    ...(unknown.length === 0
      ? []
      : [
          `The model in use does not know ${listed(unknown)}: no photo is tagged with ${unknown.length === 1 ? 'it' : 'them'}. A description in other words helps.`,
        ]),
    ...alike.map(
      ({ labels: [a, b] }) => `“${a}” and “${b}” mean nearly the same to the model: it will mix them up, or give both.`,
    ),
    ...notExclusive.map(([a, b]) => `Only one label is to fit a photo, but whatever is “${a}” is “${b}”, too.`),
  ];
}

function listed(labels: readonly string[]): string {
  return labels.map((label) => `“${label}”`).join(', ');
}
