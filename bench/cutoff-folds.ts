import { dot } from '#lib/encoder/normalise';
import { type Cutoff, CUTOFF, type Explained, evidenceBeyond, judgeAgainst } from '#lib/search/calibrate';
import type { Captioned, Query } from './cutoff';

/** Settings tried; the least evidence is fitted to each, exactly. */
const WORTHS = [0.03, 0.05, 0.08];
const POWERS = [0.5, 1, 1.5, 2, 2.5];
const SHARES = [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65];
/** What the least evidence is fitted to, and what the settings must keep. */
const LEAST = { absent: 0.9, kept: 0.8 };

interface Judged {
  readonly explained: Explained;
  readonly scores: readonly number[];
  readonly cosines: readonly number[];
  readonly truth: ReadonlySet<number>;
}

type Explainer = Readonly<Record<'captions' | 'absent' | 'categories', readonly Judged[]>>;

interface Setting {
  readonly worth: number;
  readonly cutoff: Cutoff;
}

interface Figures {
  readonly absentNothing: number;
  readonly captionsKept: number;
  readonly f1: number;
}

/**
 * The rule with all its settings fitted on the photos of one half, for all models together, and judged on the other half
 * as a library of its own: of the settings that answer enough absent concepts with nothing and keep enough captions, the
 * ones with the best mean F1; where none keeps enough captions, those that keep most.
 */
export function outOfSample(models: readonly Captioned[]): object[] {
  const byWorth = new Map(WORTHS.map((worth) => [worth, models.map((captioned) => explainAll(captioned, worth))]));
  const photos = (models[0]?.photos ?? []).map((_, i) => i);
  const halvings = {
    evenOdd: [0, 1].map((rest) => photos.filter((i) => i % 2 === rest)),
    firstLast: [photos.slice(0, photos.length / 2), photos.slice(photos.length / 2)],
  };

  return Object.entries(halvings).flatMap(([halves, folds]) => {
    const fitted = folds.map((_, fold) => fit(byWorth, folds[1 - fold] ?? []));
    return models.map(({ model }, at) => {
      const figures = folds.map((fold, i) => {
        const { worth, cutoff } = fitted[i] as Setting;
        return figuresOf((byWorth.get(worth) ?? [])[at] as Explainer, fold, cutoff);
      });
      const mean = (key: keyof Figures) => rounded(meanOf(figures.map((one) => one[key])));
      const settings = fitted.map(({ worth, cutoff: { leastEvidence, shareOfBest, coveragePower } }) => ({
        ...{ worth, leastEvidence: rounded(leastEvidence), shareOfBest, coveragePower },
      }));
      const means = { absentNothing: mean('absentNothing'), captionsKept: mean('captionsKept'), f1: mean('f1') };
      return { model, outOfSample: halves, settings, ...means, f1Folds: figures.map(({ f1 }) => rounded(f1)) };
    });
  });
}

function explainAll({ calibration, photos, captions, absent, categories }: Captioned, worth: number): Explainer {
  const judged = ({ vector, truth }: Query): Judged => {
    const explained = calibration.explain(vector, worth);
    return {
      explained,
      scores: photos.map((photo) => calibration.score(explained, photo)),
      cosines: photos.map((photo) => dot(photo, vector)),
      truth,
    };
  };
  return { captions: captions.map(judged), absent: absent.map(judged), categories: categories.map(judged) };
}

function fit(byWorth: ReadonlyMap<number, readonly Explainer[]>, fold: readonly number[]): Setting {
  let best: { readonly kept: number; readonly f1: number; readonly setting: Setting } | null = null;
  for (const [worth, models] of byWorth) {
    for (const coveragePower of POWERS) {
      const leastEvidence = Math.max(...models.map((model) => leastFor(model, fold, coveragePower)));
      for (const shareOfBest of SHARES) {
        const cutoff = { ...CUTOFF, coveragePower, shareOfBest, leastEvidence };
        const figures = models.map((model) => figuresOf(model, fold, cutoff));
        const kept = Math.min(LEAST.kept, ...figures.map(({ captionsKept }) => captionsKept));
        const f1 = meanOf(figures.map((one) => one.f1));
        if (best === null || kept > best.kept || (kept === best.kept && f1 > best.f1)) {
          best = { kept, f1, setting: { worth, cutoff } };
        }
      }
    }
  }
  return (best as { setting: Setting }).setting;
}

/** The least evidence with which enough absent concepts are answered with nothing. */
function leastFor({ absent }: Explainer, fold: readonly number[], coveragePower: number): number {
  const evidence = absent
    .map(({ explained, scores }) => {
      const cutoff = { ...CUTOFF, coveragePower, leastEvidence: 0 };
      return evidenceBeyond(explained, bestOf(scores, fold), fold.length, cutoff);
    })
    .sort((a, b) => a - b);
  return (evidence[Math.ceil(LEAST.absent * evidence.length) - 1] as number) + 1e-6;
}

function figuresOf({ captions, absent, categories }: Explainer, fold: readonly number[], cutoff: Cutoff): Figures {
  const found = ({ explained, scores }: Judged) => {
    const judge = judgeAgainst(explained, bestOf(scores, fold), fold.length, cutoff);
    return fold.filter((i) => judge(scores[i] as number).match);
  };
  const first = captions.filter(({ cosines, truth }) => {
    const [own] = [...truth];
    return own !== undefined && fold.includes(own) && bestOf(cosines, fold) === cosines[own];
  });
  const f1s = categories.flatMap((query) => {
    const present = fold.filter((i) => query.truth.has(i)).length;
    const chosen = present === 0 ? [] : found(query);
    return present === 0 ? [] : [(2 * chosen.filter((i) => query.truth.has(i)).length) / (chosen.length + present)];
  });
  return {
    absentNothing: meanOf(absent.map((query) => (found(query).length === 0 ? 1 : 0))),
    captionsKept: meanOf(first.map((query) => (found(query).some((i) => query.truth.has(i)) ? 1 : 0))),
    f1: meanOf(f1s),
  };
}

function bestOf(values: readonly number[], fold: readonly number[]): number {
  return Math.max(...fold.map((i) => values[i] as number));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const rounded = (value: number) => Number(value.toFixed(3));
