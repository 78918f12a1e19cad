import { dot } from '../encoder/normalise';
import type { SegmentAnswer } from '../nouns';
import type { Calibration } from '../search/calibrate';
import { evidenceOf } from './evidence';
import { heatMapOf } from './heat-map';
import { BLUR, type Seen } from './locator';

/** Colours that people see apart who do not see all colours (Okabe & Ito 2008). */
export const SEGMENT_COLORS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#cc79a7', '#d55e00'] as const;
/** Labels that stand a chance: those the photo as a whole resembles most; the rest would only speckle it. */
const CANDIDATES = 12;

interface SegmentParts {
  /** `words` is what sets a label apart from texts in general, as {@link Calibration.apart} tells it. */
  readonly labels: readonly { readonly label: string; readonly words: Float32Array }[];
  /** The photo's own vector, L2-normalised. */
  readonly photo: Float32Array;
  readonly calibration: Calibration;
}

/**
 * Divides a photo among labels: each cell goes to the one whose heat map is highest there (PACL's open-vocabulary
 * segmentation, arXiv 2212.04994, §4). Of the labels that stand a chance, the six that take most of the photo are kept, and
 * share it all.
 */
export function segment(
  { source, ratio, parts }: Seen,
  { labels, photo, calibration }: SegmentParts,
): Pick<SegmentAnswer, 'rows' | 'columns' | 'cells' | 'labels'> {
  const withMean = dot(photo, calibration.photoMean);
  const resemblance = ({ words }: (typeof labels)[number]) =>
    calibration.scorer({ direction: words })(dot(words, photo), withMean);
  const boxes = parts.map(({ box }) => box);
  const maps = labels
    .map((label) => ({ label, score: resemblance(label) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ label }) => ({
      label: label.label,
      map: heatMapOf(ratio, boxes, evidenceOf(parts, label.words, calibration), BLUR[source]),
    }));

  const won = winners(maps.map(({ map }) => map.values));
  const cellsOf = (place: number) => won.reduce((count, winner) => count + Number(winner === place), 0);
  const kept = maps
    .map((one, place) => ({ ...one, cells: cellsOf(place) }))
    .filter(({ cells }) => cells > 0)
    .toSorted((a, b) => b.cells - a.cells)
    .slice(0, SEGMENT_COLORS.length);
  const cells = winners(kept.map(({ map }) => map.values));

  return {
    rows: maps[0]?.map.rows ?? 0,
    columns: maps[0]?.map.columns ?? 0,
    cells,
    labels: kept.map(({ label }, place) => ({
      label,
      share: cells.filter((winner) => winner === place).length / cells.length,
      color: SEGMENT_COLORS[place] ?? '',
    })),
  };
}

/** For each place, which of the rows is highest there. */
function winners(rows: readonly Float32Array[]): number[] {
  return Array.from(rows[0] ?? [], (_, at) => {
    let best = 0;
    for (let row = 1; row < rows.length; row++) {
      if ((rows[row]?.[at] as number) > (rows[best]?.[at] as number)) best = row;
    }
    return best;
  });
}
