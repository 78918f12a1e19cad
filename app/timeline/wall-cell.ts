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

/** What cells and months are made of without React, which takes ten times as long. */
export interface WallParts {
  /** See `WallPattern`. */
  readonly month: Element;
  readonly cell: Element;
  readonly locale: Locale;
}

/** @param image the photo's, if there is one already: it is taken */
export function makeCell(parts: WallParts, cell: WallCell, image: HTMLImageElement | undefined): MadeCell {
  const { photo, place, day } = cell;
  const item = parts.cell.cloneNode(true) as HTMLLIElement;
  const [heading, link, , mark] = [...item.children] as [HTMLElement, HTMLAnchorElement, Element, HTMLButtonElement];
  if (day === null) heading.remove();
  else fillTime(heading, dayTime(day, parts.locale));
  link.href = photoHref(photo.id, '', place);
  link.dataset.cell = String(photo.id);
  link.setAttribute('aria-label', cellLabel(photo, place, parts.locale));

  const [picture, badge] = [...link.children] as [HTMLImageElement, HTMLElement];
  if (image) picture.replaceWith(image);
  else fillPicture(picture, cell);
  if (photo.burst) (badge.firstElementChild?.lastChild as Text).data = String(photo.burst.count);
  else badge.remove();
  return { item, link, mark, cell };
}

export function makeMonth({ month, locale }: WallParts, { date }: WallMonth): HTMLElement {
  const item = month.cloneNode(true) as HTMLElement;
  fillTime(item, monthTime(date, locale));
  return item;
}

/** Puts an element where a box is. */
export function placeIn(element: HTMLElement, box: Partial<CellBox>): void {
  for (const side of SIDES) if (box[side] !== undefined) element.style[side] = `${box[side]}px`;
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

function fillTime(heading: HTMLElement, { text, ...said }: { readonly text: string }): void {
  const time = heading.querySelector('time');
  if (time) Object.assign(time, { ...said, textContent: text });
}

function fillPicture(image: HTMLImageElement, { photo }: WallCell): void {
  const { className, sizes, srcSet, src } = pictureOf(photo);
  Object.assign(image, { className, sizes, srcset: srcSet, src });
}
