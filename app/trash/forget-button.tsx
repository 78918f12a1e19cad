'use client';

import type { ReactElement } from 'react';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useStrings } from '../ui/locale-context';
import { toast } from '../ui/toast';

interface ForgetButtonProps {
  readonly which: readonly number[] | 'all';
  readonly title: string;
  readonly onForgotten: () => void;
  /** The button that asks. */
  readonly children: ReactElement;
}

/** Forgets photos whose files are gone before their time, after asking. */
export function ForgetButton({ which, title, onForgotten, children }: ForgetButtonProps) {
  const words = useStrings().trashButtons;

  const forget = async (): Promise<void> => {
    try {
      await callApi('/api/trash/forget', {
        method: 'POST',
        body: which === 'all' ? { all: true } : { photoIds: which },
      });
      toast(words.forgotten);
      onForgotten();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog title={title} text={words.askText} action={words.forget} onConfirm={() => void forget()}>
      {children}
    </ConfirmDialog>
  );
}
