import type { Locale } from '../format/locale';
import { cellLabel } from '../grid/cell-label';
import { pictureOf } from '../grid/picture';
import { photoHref } from '../search/address';
import { dayTime } from './day-heading';
import { monthTime } from './month-heading';
import type { CellBox, WallCell, WallMonth } from './wall';

/** A cell of the wall in the page. */
export interface MadeCell {
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
  readonly mark: HTMLButtonElement;
  /** What it was placed as last. */
  cell: WallCell;
}

/** What cells and months are made of without React, whose work for a cell is felt when rows of them come with every frame. */
export interface WallParts {
  readonly month: Element;
  readonly cell: Element;
  readonly day: Element;
  readonly burst: Element;
  /** Over a photo that is selected, and on its mark. */
  readonly frame: Element;
  readonly check: Element;
  readonly locale: Locale;
}

/** Takes a pattern apart. @param pattern see `WallPattern` */
export function partsOf(pattern: Element, locale: Locale): WallParts {
  const [month, cell, rest] = pattern.children;
  const [day, burst, frame, check] = rest?.children ?? [];
  if (!month || !cell || !day || !burst || !frame || !check) throw new Error('expected all parts of the pattern');
  return { month, cell, day, burst, frame, check, locale };
}

/** @param image the photo's, if there is one already: it is taken */
export function makeCell(parts: WallParts, cell: WallCell, image: HTMLImageElement | undefined): MadeCell {
  const { photo, place, day } = cell;
  const item = copyOf<HTMLLIElement>(parts.cell);
  const [link, mark] = [item.firstElementChild as HTMLAnchorElement, item.lastElementChild as HTMLButtonElement];
  link.href = photoHref(photo.id, '', place);
  link.dataset.cell = String(photo.id);
  link.setAttribute('aria-label', cellLabel(photo, place, parts.locale));
  if (image) link.replaceChildren(image);
  else fillPicture(link.firstElementChild as HTMLImageElement, cell);

  if (photo.burst) link.append(burstBadge(parts.burst, photo.burst.count));
  if (day !== null) {
    const heading = copyOf(parts.day);
    fillTime(heading, dayTime(day, parts.locale));
    item.prepend(heading);
  }
  return { item, link, mark, cell };
}

/** Shows whether a photo is selected. */
export function markCell({ item, mark }: MadeCell, isSelected: boolean, { frame, check }: WallParts): void {
  if (item.hasAttribute('data-selected') === isSelected) return;
  item.toggleAttribute('data-selected', isSelected);
  mark.setAttribute('aria-checked', String(isSelected));
  if (isSelected) mark.before(copyOf(frame));
  else mark.previousElementSibling?.remove();
  mark.firstElementChild?.replaceChildren(...(isSelected ? [copyOf(check)] : []));
}

export function makeMonth({ month, locale }: WallParts, { date }: WallMonth): HTMLElement {
  const item = copyOf(month);
  fillTime(item, monthTime(date, locale));
  return item;
}

/** Puts an element where a box is. */
export function placeIn(element: HTMLElement, box: Partial<CellBox>): void {
  for (const side of SIDES) if (box[side] !== undefined) element.style[side] = `${box[side]}px`;
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

function copyOf<Kind extends HTMLElement>(part: Element): Kind {
  return part.cloneNode(true) as Kind;
}

function burstBadge(pattern: Element, count: number): HTMLElement {
  const badge = copyOf(pattern);
  (badge.firstElementChild?.lastChild as Text).data = String(count);
  return badge;
}

function fillTime(heading: HTMLElement, { text, ...said }: { readonly text: string }): void {
  const time = heading.querySelector('time');
  if (time) Object.assign(time, { ...said, textContent: text });
}

function fillPicture(image: HTMLImageElement, { photo }: WallCell): void {
  const { className, sizes, srcSet, src } = pictureOf(photo);
  Object.assign(image, { className, sizes, srcset: srcSet, src });
}
