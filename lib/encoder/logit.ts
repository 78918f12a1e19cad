import type { CatalogueEntry } from './catalogue';
import type { ModelConfig } from './model-json';

/** What turns a cosine into a logit (CLIP §2.3): scale × cosine + bias. */
export interface Logit {
  readonly scale: number;
  /** Null where the model has none, or nobody knows it. */
  readonly bias: number | null;
  /** Who said so. */
  readonly source: 'model' | 'catalogue' | 'default';
}

/** ln(1 / 0.07), which CLIP's training starts from; config.json mostly holds this instead of what was learned. */
const INITIAL = 2.6592;
/** What CLIP's training clips the scale to (§2.5), and where it ends up. */
const CLIP_SCALE = 100;
/** Scales are learned as logarithms of at most ln 100 ≈ 4.6, or 4.8 for SigLIP; as they are, they are 10 at the least. */
const LARGEST_LOGARITHM = 10;

export function logitOf(config: ModelConfig, entry: CatalogueEntry | null): Logit {
  const { logit_scale: learned, logit_bias: bias = null, logit_scale_init_value: initial } = config;
  if (learned !== undefined) return { scale: toScale(learned), bias, source: 'model' };
  if (initial !== undefined && Math.abs(initial - INITIAL) > 1e-3) {
    return { scale: toScale(initial), bias, source: 'model' };
  }

  if (entry?.logit) return { ...entry.logit, source: 'catalogue' };
  return { scale: CLIP_SCALE, bias, source: 'default' };
}

function toScale(value: number): number {
  return value > LARGEST_LOGARITHM ? value : Math.exp(value);
}
