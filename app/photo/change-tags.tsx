'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useState } from 'react';
import { act } from '../selection/act';
import { say } from '../strings/message';
import { useLocale, useStrings } from '../ui/locale-context';
import { iconButton, plainButton, textField } from '../ui/styles';

/** Gives a photo a tag, whatever Rummage sees in it. */
export function AddTag({ photoId }: { photoId: number }) {
  const words = useStrings().photoButtons;
  const tag = useTagging(photoId);
  const [label, setLabel] = useState('');

  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (label.trim() === '') return;
    tag(label.trim(), true);
    setLabel('');
  };

  return (
    <form onSubmit={add} className="flex gap-2">
      <input
        value={label}
        onChange={({ target }) => setLabel(target.value)}
        aria-label={words.addTag}
        placeholder={words.addTag}
        maxLength={100}
        autoComplete="off"
        className={textField}
      />
      <button type="submit" className={plainButton}>
        {words.add}
      </button>
    </form>
  );
}

/** Takes a tag off a photo, whoever gave it. */
export function TakeTagOff({ photoId, label }: { photoId: number; label: string }) {
  const locale = useLocale();
  const words = locale.strings.photoButtons;
  const tag = useTagging(photoId);

  return (
    <button
      type="button"
      onClick={() => tag(label, false)}
      aria-label={say(words.takeTagOff, { label }, locale)}
      title={words.takeOff}
      className={`${iconButton} size-9 pointer-coarse:size-11`}
    >
      <X aria-hidden className="size-4" />
    </button>
  );
}

function useTagging(photoId: number): (label: string, value: boolean) => void {
  const router = useRouter();
  return (label, value) =>
    void act({
      photos: { ids: [photoId] },
      shown: [photoId],
      action: { action: 'tag', label, value },
      refresh: router.refresh,
    });
}
