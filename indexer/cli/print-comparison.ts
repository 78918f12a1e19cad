import { basename, isAbsolute } from 'node:path';
import type { CostComparison, ModelCost } from '#lib/models/cost';
import { describeBytes } from '#lib/models/describe-bytes';
import { precisionLoss } from '#lib/models/precision-loss';
import type { ModelRecall, RecallReport } from '#lib/models/recall';
import type { ComparedModel, ModelComparison } from '#lib/nouns';
import { count } from './print';
import { formatTable } from './table';

/** Everything `rummage models compare` found out; null for what was not asked. */
export interface ComparisonReport {
  readonly cost: CostComparison;
  readonly query: ModelComparison | null;
  readonly recall: RecallReport | null;
}

/** The report for people. */
export function describeReport({ cost, query, recall }: ComparisonReport): string {
  const parts = [describeCost(cost), query && describeQuery(query), recall && describeRecall(recall)];
  return parts.filter((part) => part !== null).join('\n\n');
}

function describeCost({ models: [a, b], photosOfBoth }: CostComparison): string {
  const row = (name: string, tell: (cost: ModelCost) => string) => [name, tell(a), tell(b)];
  const table = formatTable(
    [
      row('', ({ reference }) => shortName(reference)),
      row('images a second', ({ speed }) => speed.imagesPerSecond.toFixed(1)),
      row('ms a query', ({ speed }) => speed.queryMs.toFixed(1)),
      row('memory for images', ({ speed }) => describeBytes(speed.imageMemory)),
      row('memory for queries', ({ speed }) => describeBytes(speed.textMemory)),
      row('disk', ({ bytesOnDisk }) => describeBytes(bytesOnDisk)),
      row('photos covered', ({ photos }) => String(photos)),
    ],
    'lr',
  );
  return `${table}\n${count(photosOfBoth, 'photo')} covered by both`;
}

function describeQuery({ query, photos, a, b, overlap }: ModelComparison): string {
  const shown = Math.max(a.results.length, b.results.length);
  const rows = Array.from({ length: shown }, (_, i) => [
    String(i + 1),
    ...describePlace(a, i, photos),
    ...describePlace(b, i, photos),
  ]);

  return [
    `“${query}” over ${count(photos, 'photo')}: ${overlap} of the first ${shown} in both`,
    formatTable([['', '', shortName(a.reference), 'other', '', shortName(b.reference), 'other'], ...rows], 'rrlrrlr'),
    ...[a, b].flatMap(describeUnknown),
  ].join('\n');
}

/** Similarity, path, and the place the other model has it at. */
function describePlace({ results }: ComparedModel, place: number, photos: number): string[] {
  const result = results[place];
  if (result === undefined) return ['', '', ''];

  const { similarity, path, rank, otherRank } = result;
  const other = otherRank > photos ? '–' : otherRank === rank ? '=' : String(otherRank);
  return [similarity?.toFixed(3) ?? '', path, other];
}

function describeUnknown({ reference, unknownWords }: ComparedModel): string[] {
  return unknownWords.length === 0 ? [] : [`${shortName(reference)} does not know: ${unknownWords.join(', ')}`];
}

function describeRecall({ photos, captions, missing, unreadable, models }: RecallReport): string | null {
  const [a, b] = models;
  if (a === undefined || b === undefined) return null;

  const row = (name: string, of: (recall: ModelRecall) => number) => [
    name,
    `${points(of(a))} %`,
    `${points(of(b))} %`,
    `${of(b) > of(a) ? '+' : ''}${points(of(b) - of(a))}`,
  ];
  const leftOut = [missing > 0 && `${missing} missing`, unreadable > 0 && `${unreadable} unreadable`].filter(Boolean);
  return [
    `${count(captions, 'caption')} of ${count(photos, 'photo')}${leftOut.length > 0 ? ` (left out: ${leftOut.join(', ')})` : ''}`,
    formatTable(
      [
        ['', shortName(a.reference), shortName(b.reference), ''],
        row('R@1', ({ r1 }) => r1),
        row('R@5', ({ r5 }) => r5),
        row('R@10', ({ r10 }) => r10),
        ['median rank', String(a.medianRank), String(b.medianRank)],
      ],
      'lr',
    ),
    ...describeLoss(a, b),
  ].join('\n');
}

function describeLoss(a: ModelRecall, b: ModelRecall): string[] {
  const loss = precisionLoss(a, b);
  if (loss === null) return [];

  const verb = (share: number) => (share < 0 ? 'gains' : 'loses');
  const first = `${verb(loss.r1)} ${points(Math.abs(loss.r1))} points of R@1`;
  const second = `${verb(loss.r5) === verb(loss.r1) ? '' : `${verb(loss.r5)} `}${points(Math.abs(loss.r5))} of R@5`;
  return [`${shortName(loss.coarser)} ${first} and ${second} against ${shortName(loss.finer)}.`];
}

/** A folder by its name; its path would take the room of a column. */
function shortName(reference: string): string {
  return isAbsolute(reference) ? basename(reference) : reference;
}

/** A share in percent, to a tenth. */
function points(share: number): string {
  return (100 * share).toFixed(1);
}
