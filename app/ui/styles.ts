/** The few looks controls share, as class lists: Radix parts and plain elements wear them alike. */

const button =
  'target inline-flex h-10 items-center justify-center gap-2 rounded-control px-4 font-medium whitespace-nowrap ' +
  'transition-colors disabled:opacity-50 aria-disabled:opacity-50';

export const primaryButton = `${button} bg-accent text-on-accent hover:bg-accent/90`;

export const plainButton = `${button} border border-line bg-raised hover:border-edge`;

export const quietButton = `${button} text-quiet hover:bg-sunken hover:text-ink`;

export const iconButton =
  'inline-grid size-11 shrink-0 place-items-center rounded-control text-quiet transition-colors hover:bg-sunken ' +
  'hover:text-ink aria-[current=page]:text-ink data-[state=open]:bg-sunken data-[state=open]:text-ink';

export const textField =
  'target h-10 w-full min-w-0 rounded-control border border-edge bg-raised px-3 transition-colors ' +
  'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0';

export const floating =
  'z-50 rounded-panel border border-line bg-raised shadow-float outline-none data-[state=open]:animate-appear';

export const menuItem =
  'target flex min-h-9 items-center gap-3 rounded-control px-3 outline-none select-none ' +
  'data-highlighted:bg-sunken data-disabled:opacity-50';

export const quietLink =
  'rounded-control underline decoration-line decoration-1 underline-offset-4 transition-colors ' +
  'hover:text-accent hover:decoration-accent';
