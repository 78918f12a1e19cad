'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { reportProblem } from '../http/report-problem';
import { putInTrash, takeFromTrash } from '../trash/move';
import { useStrings } from '../ui/locale-context';
import { offerUndo } from '../ui/offer-undo';
import { plainButton } from '../ui/styles';

/** Where to go from a photo that is hidden now. */
const ONWARD = ['next', 'previous', 'close'];

/** Puts the photo in the trash and goes on to the next one; undo puts things back as they were. */
export function TrashButton({ photoId }: { photoId: number }) {
  const words = useStrings().photoButtons;
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  const trash = async (): Promise<void> => {
    setBusy(true);
    try {
      await putInTrash(photoId);
      offerUndo(words.trashed, () => takeFromTrash(photoId).then(router.refresh), words.trashedText);
      goOn(router.refresh);
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <button
      type="button"
      data-stage="trash"
      onClick={() => void trash()}
      disabled={busy}
      title={words.trashHint}
      className={plainButton}
    >
      <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
      {words.trash}
    </button>
  );
}

/** Presses the first link there is; a photo without any shows what has become of it. */
function goOn(refresh: () => void): void {
  const links = ONWARD.map((part) => document.querySelector<HTMLElement>(`[data-stage="${part}"]`));
  const onward = links.find((link) => link !== null);
  if (onward) onward.click();
  else refresh();
}
