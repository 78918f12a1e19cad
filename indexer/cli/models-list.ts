import { describeBytes } from '#lib/models/describe-bytes';
import { listModels } from '#lib/models/service';
import type { ModelList, ModelSummary } from '#lib/nouns';
import { EXIT } from './exit-codes';
import { describeSwitch } from './describe-switch';
import { print } from './print';
import { formatTable } from './table';

const MARKS = { active: '*', next: '>' } as const;
const HEADINGS = ['', 'MODEL', 'STATE', 'DISK', 'DIMS', 'FIGURE', 'PHOTOS', 'LICENCE'];

/** `rummage models list`: @returns the exit code @throws RummageError */
export async function listAllModels({ json }: { readonly json?: boolean }): Promise<number> {
  const list = await listModels();

  print(json ? JSON.stringify(list, null, 2) : describeList(list));
  return EXIT.ok;
}

/** The list for people. */
export function describeList({ models, fixedBy, switch: change }: ModelList): string {
  const measures = new Set(models.flatMap(({ figure }) => figure?.measure ?? []));
  const problems = models.flatMap(({ reference, problem }) =>
    problem === null ? [] : [`${reference}: ${problem.reason} ${problem.remedy}`],
  );

  return [
    formatTable([HEADINGS, ...models.map(toRow)], 'lllrrrrl'),
    '',
    '* answers searches now' + (change === null ? '' : `   > ${describeSwitch(change)}`),
    ...[...measures].map((measure) => `FIGURE: ${measure}, as published`),
    ...(fixedBy === null ? [] : [`The model is fixed by ${fixedBy}.`]),
    ...problems,
  ].join('\n');
}

function toRow(model: ModelSummary): string[] {
  const { reference, role, state, bytesOnDisk, dimensions, figure, photos, license } = model;
  return [
    role === null ? '' : MARKS[role],
    reference,
    state,
    bytesOnDisk === 0 ? '' : describeBytes(bytesOnDisk),
    dimensions === null ? '' : String(dimensions),
    figure === null ? '' : `${(figure.value * 100).toFixed(1)} %`,
    photos === 0 ? '' : String(photos),
    license ?? '',
  ];
}
