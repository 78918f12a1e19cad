'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from '../ui/toast';
import type { PhotoDetails } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { setPin } from './set-pin';

/** Takes a photo out of an album for good, whatever the rule says; undo puts things back as they were. */
export function TakeOutButton({ albumId, photoId }: { albumId: number; photoId: number }) {
  const router = useRouter();

  const takeOut = async (): Promise<void> => {
    try {
      const { albums } = await callApi<PhotoDetails>(`/api/photos/${photoId}`);
      const before = albums.find(({ id }) => id === albumId)?.pin ?? null;
      await setPin(albumId, photoId, 'out');
      router.refresh();

      const undo = (): void => void setPin(albumId, photoId, before).then(router.refresh, reportProblem);
      toast('Taken out of the album', { action: { label: 'Undo', onClick: undo } });
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <button
      type="button"
      onClick={() => void takeOut()}
      aria-label="Take this photo out of the album"
      title="Take out of the album"
      className="grid size-11 place-items-center rounded-round"
    >
      <span className="grid size-8 place-items-center rounded-round bg-veil text-on-veil">
        <X aria-hidden className="size-4.5" />
      </span>
    </button>
  );
}
