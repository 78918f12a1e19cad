/** How a picture that fits the stage is shown: enlarged by `scale` and moved so many CSS pixels from the middle. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is being looked at: the stage, the picture as it fits into it, and how far it may be enlarged. */
export interface Scene {
  readonly stage: Size;
  readonly picture: Size;
  readonly most: number;
}

export const FITTED: View = { scale: 1, x: 0, y: 0 };

/** Below this a picture jumps back to fit. */
const NEARLY_FITTED = 1.02;

/**
 * Enlarges by a factor around a point that stays where it is.
 *
 * @param at from the middle of the stage
 */
export function zoomed(view: View, factor: number, at: Point, scene: Scene): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), scene.most);
  if (scale < NEARLY_FITTED) return FITTED;

  const by = scale / view.scale;
  return kept({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, scene);
}

export function moved(view: View, by: Point, scene: Scene): View {
  return kept({ ...view, x: view.x + by.x, y: view.y + by.y }, scene);
}

/** Two fingers: enlarges by how far they went apart, and goes with them. Points are from the middle of the stage. */
export function pinched(view: View, from: readonly [Point, Point], to: readonly [Point, Point], scene: Scene): View {
  const apart = ([a, b]: readonly [Point, Point]): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const [before, after] = [middle(from), middle(to)];
  const larger = zoomed(view, apart(to) / apart(from), before, scene);
  return larger === FITTED ? FITTED : moved(larger, { x: after.x - before.x, y: after.y - before.y }, scene);
}

/** How far a picture may be enlarged: to twice its own pixels, or four times at least. @param pixels across */
export function mostFor(pixels: number, shown: number, density: number): number {
  return Math.max(4, (2 * pixels) / Math.max(1, shown * density));
}

/** No edge of the picture comes farther in than the stage's; what is smaller than the stage stays in the middle. */
function kept(view: View, { stage, picture }: Scene): View {
  const within = (offset: number, picture: number, stage: number): number => {
    const room = Math.max(0, (picture * view.scale - stage) / 2);
    return Math.min(Math.max(offset, -room), room);
  };
  return {
    ...view,
    x: within(view.x, picture.width, stage.width),
    y: within(view.y, picture.height, stage.height),
  };
}

function middle([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
