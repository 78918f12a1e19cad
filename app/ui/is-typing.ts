/** Whether keys belong to a text field, a list or a menu, and not to the page. */
export function isTyping(element: Element | null): boolean {
  return element?.closest('input, textarea, select, [contenteditable], [role="menu"], [role="slider"]') != null;
}
