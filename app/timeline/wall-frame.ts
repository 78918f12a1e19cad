import type { WallFrame } from './wall';

/** How a wall stands in the window, by the style sheet. */
export function frameOf(wall: HTMLElement): WallFrame {
  const style = getComputedStyle(wall);
  const length = (name: string): number => toPixels(style.getPropertyValue(name));

  return {
    measures: {
      width: wall.clientWidth,
      row: length('--row'),
      stretch: length('--stretch'),
      gutter: length('--gutter'),
      month: length('--month'),
      day: length('--day'),
    },
    window: window.innerHeight,
    scrolled: scrolledBy(wall),
    covered: length('--bar'),
    mostHigh: length('--most-high'),
  };
}

/** How far a wall's top is above the window's, in CSS pixels. */
export function scrolledBy(wall: HTMLElement): number {
  return -wall.getBoundingClientRect().top;
}

/** Scrolls the page so that a wall's top is that far above the window's. */
export function scrollWallTo(wall: HTMLElement, scrolled: number): void {
  window.scrollTo({ top: window.scrollY + scrolled - scrolledBy(wall), behavior: 'instant' });
}

function toPixels(value: string): number {
  const number = Number.parseFloat(value);
  return value.trim().endsWith('rem')
    ? number * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    : number;
}
