'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from '../ui/toast';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { quietButton } from '../ui/styles';

export function DeleteAlbum({ id, name }: { id: number; name: string }) {
  const router = useRouter();

  const remove = async (): Promise<void> => {
    try {
      await callApi(`/api/albums/${id}`, { method: 'DELETE' });
      toast(`${name} is deleted`);
      router.push('/albums');
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      text="Its photos stay where they are; only the album goes, with what you pinned into it."
      action="Delete album"
      onConfirm={() => void remove()}
    >
      <button type="button" className={`${quietButton} mt-3 -ml-4`}>
        <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
        Delete album
      </button>
    </ConfirmDialog>
  );
}
