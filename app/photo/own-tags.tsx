'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useState } from 'react';
import type { PhotoTag } from '#lib/nouns';
import { act } from '../selection/act';
import { plainButton, textField } from '../ui/styles';

/** Tags a person gives a photo, or takes off it, whatever Rummage sees in it. */
export function OwnTags({ photoId, tags }: { photoId: number; tags: readonly PhotoTag[] }) {
  const router = useRouter();
  const [label, setLabel] = useState('');

  const say = (name: string, value: boolean): void =>
    void act({
      photos: { ids: [photoId] },
      shown: [photoId],
      action: { action: 'tag', label: name, value },
      refresh: router.refresh,
    });
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (label.trim() === '') return;
    say(label.trim(), true);
    setLabel('');
  };

  return (
    <section aria-label="Change tags" className="grid gap-3">
      {tags.length > 0 && (
        <ul aria-label="Tags to take off" className="flex flex-wrap gap-2">
          {tags.map(({ label: name }) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => say(name, false)}
                title={`Take “${name}” off this photo`}
                className="inline-flex target items-center gap-1.5 rounded-round border border-line px-2.5 py-0.5 text-small text-quiet hover:border-edge hover:text-ink"
              >
                {name}
                <X aria-hidden className="size-3.5" />
                <span className="sr-only">: take off</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} className="flex gap-2">
        <input
          value={label}
          onChange={({ target }) => setLabel(target.value)}
          aria-label="Add a tag"
          placeholder="Add a tag"
          maxLength={100}
          autoComplete="off"
          className={textField}
        />
        <button type="submit" className={plainButton}>
          Add
        </button>
      </form>
    </section>
  );
}
