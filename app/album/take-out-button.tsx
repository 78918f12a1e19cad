'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { PhotoDetails } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { useStrings } from '../ui/locale-context';
import { offerUndo } from '../ui/offer-undo';
import { setPin } from './set-pin';

/** Takes a photo out of an album for good, whatever the rule says; undo puts things back as they were. */
export function TakeOutButton({ albumId, photoId }: { albumId: number; photoId: number }) {
  const { album } = useStrings().albums;
  const router = useRouter();

  const takeOut = async (): Promise<void> => {
    try {
      const photo = await callApi<PhotoDetails>(`/api/photos/${photoId}`);
      const before = photo.albums.find(({ id }) => id === albumId)?.pin ?? null;
      await setPin(albumId, photoId, 'out');
      router.refresh();
      offerUndo(album.takenOut, () => setPin(albumId, photoId, before).then(router.refresh));
    } catch (error) {
      reportProblem(error);
    }
  };

  return (
    <button
      type="button"
      onClick={() => void takeOut()}
      aria-label={album.takeOutThis}
      title={album.takeOut}
      className="grid size-11 place-items-center rounded-round"
    >
      <span className="grid size-8 place-items-center rounded-round bg-veil text-on-veil">
        <X aria-hidden className="size-4.5" />
      </span>
    </button>
  );
}
