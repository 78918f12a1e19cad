'use client';

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { floating } from '../ui/styles';

interface FilterPopoverProps {
  readonly label: string;
  /** Gets a function that closes the popover. */
  readonly children: (close: () => void) => ReactNode;
}

/** One way to narrow the search, folded away until it is wanted. */
export function FilterPopover({ label, children }: FilterPopoverProps) {
  const [open, setOpen] = useState(false);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="inline-flex h-9 target items-center gap-1 rounded-round border border-line px-3.5 text-small font-medium transition-colors hover:border-edge data-[state=open]:bg-sunken">
        {label}
        <ChevronDown aria-hidden className="size-3.5 text-quiet" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={`${floating} w-76 max-w-[calc(100vw-1rem)]`}
        >
          {children(() => setOpen(false))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
