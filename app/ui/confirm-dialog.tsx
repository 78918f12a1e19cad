'use client';

import { AlertDialog } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useStrings } from './locale-context';
import { plainButton, primaryButton } from './styles';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  /** What confirming does, as the button says it. */
  readonly action: string;
  /** What not confirming does; keeping, unless told. */
  readonly cancel?: string;
  readonly onConfirm: () => void;
  /** The button that asks. */
  readonly children: ReactElement;
}

/** Asks before something that cannot be taken back, or that takes long. */
export function ConfirmDialog({ title, text, action, cancel, onConfirm, children }: ConfirmDialogProps) {
  const { keep } = useStrings().ui;

  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-veil data-[state=open]:animate-appear" />
        <AlertDialog.Content className="fixed inset-x-4 top-1/2 z-50 mx-auto max-w-md -translate-y-1/2 rounded-panel border border-line bg-raised p-6 shadow-float outline-none">
          <AlertDialog.Title className="text-title font-semibold wrap-anywhere">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-quiet">{text}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={plainButton}>{cancel ?? keep}</AlertDialog.Cancel>
            <AlertDialog.Action className={primaryButton} onClick={onConfirm}>
              {action}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
