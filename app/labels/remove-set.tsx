'use client';

import { RotateCcw, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { quietButton } from '../ui/styles';
import { toast } from '../ui/toast';

interface RemoveSetProps {
  readonly setKey: string;
  readonly name: string;
  /** Else it came with Rummage, and is put back as it was. */
  readonly isOwn: boolean;
}

export function RemoveSet({ setKey, name, isOwn }: RemoveSetProps) {
  const router = useRouter();
  const locale = useLocale();
  const { labels } = locale.strings;
  const words = isOwn ? labels.delete : labels.putBack;
  const Icon = isOwn ? Trash2 : RotateCcw;

  const remove = async (): Promise<void> => {
    try {
      await callApi(`/api/label-sets/${setKey}`, { method: 'DELETE' });
      toast(say(words.done, { name }, locale));
      router.push('/labels');
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog
      title={say(words.title, { name }, locale)}
      text={words.text}
      action={words.action}
      onConfirm={() => void remove()}
    >
      <button type="button" className={`${quietButton} -ms-4 justify-self-start`}>
        <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
        {words.action}
      </button>
    </ConfirmDialog>
  );
}
