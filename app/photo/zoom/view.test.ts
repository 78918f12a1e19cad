import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FITTED, mostFor, moved, pinched, type Scene, zoomed } from './view';

const SCENE: Scene = { stage: { width: 800, height: 600 }, picture: { width: 800, height: 400 }, most: 8 };

describe('zoomed', () => {
  it('keeps the point it is zoomed at in its place', () => {
    const at = { x: 100, y: 20 };
    const view = zoomed(zoomed(FITTED, 3, { x: 0, y: 0 }, SCENE), 1.5, at, SCENE);
    expect(view.scale).toBeCloseTo(4.5);
    // What was 100/3 pixels from the picture's middle is now at the same place on the stage.
    expect(view.x + (at.x / 3) * 4.5).toBeCloseTo(at.x);
  });

  it('goes no further than allowed, and back to fitting', () => {
    expect(zoomed(FITTED, 100, { x: 0, y: 0 }, SCENE).scale).toBe(8);
    expect(zoomed({ scale: 1.2, x: 30, y: 0 }, 0.8, { x: 0, y: 0 }, SCENE)).toBe(FITTED);
  });

  it('never leaves a gap a fitted picture would not have', () => {
    const number = fc.double({ min: -2000, max: 2000, noNaN: true });
    const step = fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), x: number, y: number });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const end = steps.reduce(
          (view, { factor, x, y }) => moved(zoomed(view, factor, { x, y }, SCENE), { x, y }, SCENE),
          FITTED,
        );
        expect(Math.abs(end.x)).toBeLessThanOrEqual(Math.max(0, (800 * end.scale - 800) / 2) + 1e-6);
        expect(Math.abs(end.y)).toBeLessThanOrEqual(Math.max(0, (400 * end.scale - 600) / 2) + 1e-6);
      }),
    );
  });
});

it('two fingers enlarge by how far they go apart, and move the picture with them', () => {
  const view = pinched(
    FITTED,
    [
      { x: -50, y: 0 },
      { x: 50, y: 0 },
    ],
    [
      { x: -140, y: 0 },
      { x: 160, y: 0 },
    ],
    SCENE,
  );
  expect(view).toEqual({ scale: 3, x: 10, y: 0 });
});

it('a picture may be enlarged to twice its own pixels', () => {
  expect(mostFor(8000, 800, 1)).toBe(20);
  expect(mostFor(8000, 800, 2)).toBe(10);
  expect(mostFor(640, 800, 1)).toBe(4);
});
