/**
 * A group is about to go, with the focus in it: that goes to the group after it, or before, or else to the page's heading.
 *
 * @param pressed what was pressed, in that group or for all of them
 */
export function leadOn(pressed: Element): void {
  const group = pressed.closest('li');
  const next = group?.nextElementSibling ?? group?.previousElementSibling ?? document.querySelector('h1');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
