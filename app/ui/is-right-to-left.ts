/** Whether the page is read from right to left: what comes next is to the left then. */
export function isRightToLeft(): boolean {
  return document.dir === 'rtl';
}
