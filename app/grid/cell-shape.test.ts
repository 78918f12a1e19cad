import { describe, expect, it } from 'vitest';
import { cellShape, thumbnailWidths } from './cell-shape';

describe('cellShape', () => {
  it('keeps true proportions', () => {
    expect(cellShape(3000, 2000)).toEqual({ ratio: 1.5, filled: true });
    expect(cellShape(2000, 3000)).toEqual({ ratio: 0.6667, filled: true });
  });

  it('gives a panorama a cell high enough to see', () => {
    expect(cellShape(20_000, 1000)).toEqual({ ratio: 4, filled: false });
  });

  it('gives a very tall photo a cell wide enough to touch', () => {
    expect(cellShape(500, 9000)).toEqual({ ratio: 0.45, filled: false });
  });

  it('is square while the size is unknown', () => {
    expect(cellShape(0, 0)).toEqual({ ratio: 1, filled: false });
  });
});

describe('thumbnailWidths', () => {
  it('follows the shorter side for the small ones, the longer for the large', () => {
    expect(thumbnailWidths(3000, 2000)).toEqual({ 320: 480, 480: 720, 1280: 1280 });
    expect(thumbnailWidths(2000, 3000)).toEqual({ 320: 320, 480: 480, 1280: 853 });
  });

  it('never enlarges', () => expect(thumbnailWidths(200, 100)).toEqual({ 320: 200, 480: 200, 1280: 200 }));
});
