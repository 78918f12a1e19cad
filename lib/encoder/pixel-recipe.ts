import type { Preprocessor } from './model-json';

/** How a model wants its pixels, read from its own `preprocessor_config.json`. */
export interface PixelRecipe {
  /** Pixels of the square the image tower takes. */
  readonly height: number;
  readonly width: number;
  /** `cover`: shortest side resized, centre cropped. `fill`: both sides resized, proportions lost. */
  readonly fit: 'cover' | 'fill';
  /** Pixels of the shortest side before cropping, where that is more than the crop: what lies at the edges is left out. */
  readonly shortestSide?: number;
  /** sharp's name for the PIL filter the model was trained with. */
  readonly kernel: 'nearest' | 'linear' | 'cubic' | 'lanczos3';
  readonly scale: number;
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

// PIL's numbers, which preprocessor_config.json uses.
const PIL_FILTERS: Readonly<Record<number, PixelRecipe['kernel']>> = {
  0: 'nearest',
  1: 'lanczos3',
  2: 'linear',
  3: 'cubic',
};

export function pixelRecipe(preprocessor: Preprocessor): PixelRecipe {
  const { size, crop_size: crop, do_center_crop: crops } = preprocessor;
  const target =
    crops && crop ? crop : 'shortest_edge' in size ? { height: size.shortest_edge, width: size.shortest_edge } : size;
  const normalises = preprocessor.do_normalize;
  const shortest = crops && 'shortest_edge' in size ? size.shortest_edge : 0;

  return {
    ...target,
    fit: 'shortest_edge' in size || crops ? 'cover' : 'fill',
    ...(shortest > Math.max(target.height, target.width) && { shortestSide: shortest }),
    kernel: PIL_FILTERS[preprocessor.resample ?? 3] ?? 'cubic',
    scale: preprocessor.do_rescale ? preprocessor.rescale_factor : 1,
    mean: normalises ? preprocessor.image_mean : [0, 0, 0],
    deviation: normalises ? preprocessor.image_std : [1, 1, 1],
  };
}
