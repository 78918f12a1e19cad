'use client';

import { RotateCcw, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from '../ui/toast';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { quietButton } from '../ui/styles';

interface RemoveSetProps {
  readonly setKey: string;
  readonly name: string;
  /** Else it came with Rummage, and is put back as it was. */
  readonly isOwn: boolean;
}

export function RemoveSet({ setKey, name, isOwn }: RemoveSetProps) {
  const router = useRouter();
  const words = isOwn
    ? {
        action: 'Delete set',
        title: `Delete ${name}?`,
        text: 'Its tags go from all photos, but those you gave yourself.',
      }
    : { action: 'Put back as it came', title: `Put ${name} back as it came?`, text: 'Your changes to it are lost.' };
  const Icon = isOwn ? Trash2 : RotateCcw;

  const remove = async (): Promise<void> => {
    try {
      await callApi(`/api/label-sets/${setKey}`, { method: 'DELETE' });
      toast(isOwn ? `${name} is deleted` : `${name} is as it came`);
      router.push('/labels');
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog title={words.title} text={words.text} action={words.action} onConfirm={() => void remove()}>
      <button type="button" className={`${quietButton} -ml-4 justify-self-start`}>
        <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
        {words.action}
      </button>
    </ConfirmDialog>
  );
}
