'use client';

import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { floating } from '../ui/styles';
import { FilterButton } from './filter-button';

export interface FilterPopoverProps {
  readonly label: string;
  /** Gets a function that closes the popover. */
  readonly children: (close: () => void) => ReactNode;
}

/** The popover of a filter, open from the start. */
export function FilterPanel({ label, children }: FilterPopoverProps) {
  const [open, setOpen] = useState(true);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <FilterButton label={label} />
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
