'use client';

import type { ReactElement } from 'react';
import { toast } from '../ui/toast';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { ConfirmDialog } from '../ui/confirm-dialog';

interface ForgetButtonProps {
  readonly which: readonly number[] | 'all';
  readonly title: string;
  readonly onForgotten: () => void;
  /** The button that asks. */
  readonly children: ReactElement;
}

/** Forgets photos whose files are gone before their time, after asking. */
export function ForgetButton({ which, title, onForgotten, children }: ForgetButtonProps) {
  const forget = async (): Promise<void> => {
    try {
      await callApi('/api/trash/forget', {
        method: 'POST',
        body: which === 'all' ? { all: true } : { photoIds: which },
      });
      toast('Forgotten');
      onForgotten();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog
      title={title}
      text="Their albums, pins and tags go with them, and cannot be brought back. No file is deleted: there is none any more."
      action="Forget"
      onConfirm={() => void forget()}
    >
      {children}
    </ConfirmDialog>
  );
}
