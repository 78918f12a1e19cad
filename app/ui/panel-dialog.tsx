'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { useStrings } from './locale-context';
import { iconButton } from './styles';

interface PanelDialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A dialog in the middle; escape, the cross and a click beside it close it. */
export function PanelDialog({ title, open, onOpenChange, children }: PanelDialogProps) {
  const { close } = useStrings().ui;
  // It has no trigger of its own that would tell where the keys came from, and are led back to.
  const opener = useRef<Element>(null);

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-veil data-[state=open]:animate-appear" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => (opener.current = document.activeElement)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[85dvh] max-w-md -translate-y-1/2 overflow-y-auto rounded-panel border border-line bg-raised p-6 shadow-float outline-none"
        >
          <div className="-me-3 -mt-2 mb-2 flex items-center justify-between">
            <Dialog.Title className="text-title font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={close} className={iconButton}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
