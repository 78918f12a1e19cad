import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

interface FilterButtonProps extends ComponentProps<'button'> {
  readonly label: string;
}

/** What opens a filter. */
export function FilterButton({ label, ...props }: FilterButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className="inline-flex h-9 target items-center gap-1 rounded-round border border-line px-3.5 text-small font-medium transition-colors hover:border-edge data-[state=open]:bg-sunken"
    >
      {label}
      <ChevronDown aria-hidden className="size-3.5 text-quiet" />
    </button>
  );
}
