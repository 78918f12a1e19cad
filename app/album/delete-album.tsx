'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { quietButton } from '../ui/styles';
import { toast } from '../ui/toast';

export function DeleteAlbum({ id, name }: { id: number; name: string }) {
  const locale = useLocale();
  const { album } = locale.strings.albums;
  const router = useRouter();

  const remove = async (): Promise<void> => {
    try {
      await callApi(`/api/albums/${id}`, { method: 'DELETE' });
      toast(say(album.deleted, { name }, locale));
      router.push('/albums');
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog
      title={say(album.askDelete, { name }, locale)}
      text={album.askDeleteText}
      action={album.delete}
      onConfirm={() => void remove()}
    >
      <button type="button" className={`${quietButton} -ms-4 mt-3`}>
        <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
        {album.delete}
      </button>
    </ConfirmDialog>
  );
}
