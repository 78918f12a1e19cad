'use client';

import type { LucideIcon } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { floating, iconButton } from '../ui/styles';
import { Tip } from '../ui/tip';

interface ChoiceProps {
  readonly label: string;
  readonly shortcut: string;
  readonly icon: LucideIcon;
  /** @param close once something was chosen */
  readonly children: (close: () => void) => ReactNode;
}

/** A button of the selection bar that asks what exactly. */
export function Choice({ label, shortcut, icon: Icon, children }: ChoiceProps) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tip text={say(locale.strings.selection.withKey, { label, key: shortcut }, locale)}>
        <Popover.Trigger
          aria-label={label}
          aria-keyshortcuts={shortcut}
          data-selection-key={shortcut}
          className={iconButton}
        >
          <Icon aria-hidden strokeWidth={1.75} className="size-5" />
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align="center"
          sideOffset={6}
          collisionPadding={8}
          className={`${floating} max-h-96 w-72 max-w-[calc(100vw-1rem)] overflow-y-auto p-3`}
        >
          {children(() => setOpen(false))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
