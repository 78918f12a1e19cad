'use client';

import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { reportProblem } from '../http/report-problem';
import { useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { toast } from '../ui/toast';
import { takeFromTrash } from './move';

interface RestoreButtonProps {
  readonly photoId: number;
  /** Over the photo itself, in a corner. */
  readonly isCorner?: boolean;
}

/** Takes a photo out of the trash: it is found again as before. */
export function RestoreButton({ photoId, isCorner = false }: RestoreButtonProps) {
  const words = useStrings().trashButtons;
  const router = useRouter();

  const restore = async (): Promise<void> => {
    try {
      await takeFromTrash(photoId);
      toast(words.restored, { description: words.restoredText });
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
  };

  if (!isCorner) {
    return (
      <button type="button" onClick={() => void restore()} className={`${plainButton} justify-self-start`}>
        <Undo2 aria-hidden strokeWidth={1.75} className="size-4.5" />
        {words.restore}
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={() => void restore()}
      aria-label={words.restoreThis}
      title={words.restore}
      className="grid size-11 place-items-center rounded-round"
    >
      <span className="grid size-8 place-items-center rounded-round bg-veil text-on-veil">
        <Undo2 aria-hidden className="size-4.5" />
      </span>
    </button>
  );
}
