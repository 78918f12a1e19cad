import type { Locale } from '../format/locale';
import { cellLabel } from '../grid/cell-label';
import { isFavourite } from '../grid/left-out';
import type { ShownPhoto } from '../grid/photo-cell';
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
  /** Of a favourite, of one found by text, and of a burst. */
  readonly badges: Element;
  /** Over a photo that is selected, and on its mark. */
  readonly frame: Element;
  readonly check: Element;
  readonly locale: Locale;
  /** The list's address, for the links into it; null for the trash, which has none. */
  readonly context: string | null;
}

/** Takes a pattern apart. @param pattern see `WallPattern` */
export function partsOf(pattern: Element): Omit<WallParts, 'locale' | 'context'> {
  const [month, cell, rest] = pattern.children;
  const [day, badges, frame, check] = rest?.children ?? [];
  if (!month || !cell || !day || !badges || !frame || !check) throw new Error('expected all parts of the pattern');
  return { month, cell, day, badges, frame, check };
}

/** @param image the photo's, if there is one already: it is taken */
export function makeCell(parts: WallParts, cell: WallCell, image: HTMLImageElement | undefined): MadeCell {
  const { photo, place, day } = cell;
  const item = copyOf<HTMLLIElement>(parts.cell);
  const [link, mark] = [item.firstElementChild as HTMLAnchorElement, item.lastElementChild as HTMLButtonElement];
  link.href = photoHref(photo.id, parts.context, place);
  link.dataset.cell = String(photo.id);
  if (image) link.replaceChildren(image);
  else fillPicture(link.firstElementChild as HTMLImageElement, cell);

  if (day !== null) {
    const heading = copyOf(parts.day);
    fillTime(heading, dayTime(day, parts.locale));
    item.prepend(heading);
  }
  const made = { item, link, mark, cell };
  nameCell(made, parts);
  return made;
}

/** Says in words and by badges what there is to know of a photo. */
export function nameCell({ link, cell: { photo, place } }: MadeCell, { badges, locale }: WallParts): void {
  link.setAttribute('aria-label', cellLabel(photo, place, locale));
  link.querySelector('[data-badges]')?.remove();
  if (isFavourite(photo) || photo.why || photo.burst) link.append(badgesOf(photo, badges));
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

/** Puts a month where its photos are: by a margin, since Firefox does not look where a heading sticks when its box only moves. */
export function placeMonth(element: HTMLElement, { box }: WallMonth): void {
  element.style.marginTop = `${box.top}px`;
  element.style.height = `${box.height}px`;
}

/** Puts an element where a box is. */
export function placeIn(element: HTMLElement, box: Partial<CellBox>): void {
  for (const side of SIDES) if (box[side] !== undefined) element.style[side] = `${box[side]}px`;
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

function copyOf<Kind extends HTMLElement>(part: Element): Kind {
  return part.cloneNode(true) as Kind;
}

function badgesOf(photo: ShownPhoto, pattern: Element): HTMLElement {
  const badges = copyOf(pattern);
  const [favourite, text, burst] = badges.children;
  if (!isFavourite(photo)) favourite?.remove();
  if (!photo.why) text?.remove();
  if (photo.burst) (burst?.lastChild as Text).data = String(photo.burst.count);
  else burst?.remove();
  return badges;
}

function fillTime(heading: HTMLElement, { text, ...said }: { readonly text: string }): void {
  const time = heading.querySelector('time');
  if (time) Object.assign(time, { ...said, textContent: text });
}

function fillPicture(image: HTMLImageElement, { photo }: WallCell): void {
  const { className, sizes, srcSet, src } = pictureOf(photo);
  Object.assign(image, { className, sizes, srcset: srcSet, src });
}
