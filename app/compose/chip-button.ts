/** What stands in a chip and can be pressed. */
export const chipButton =
  'target grid size-9 shrink-0 place-items-center rounded-round text-quiet transition-colors hover:text-ink aria-disabled:opacity-40';
