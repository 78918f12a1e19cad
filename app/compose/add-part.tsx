'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { writePart } from '#lib/search/part-address';
import { withPartHref } from '../search/address';
import { FilterPopover } from '../search/filter-popover';
import { plainButton, primaryButton, textField } from '../ui/styles';

/** Adds words to the search, for or against; and says how pictures are added. */
export function AddPart({ context }: { context: string }) {
  const router = useRouter();

  const add = (event: FormEvent<HTMLFormElement>, close: () => void): void => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const text = String(new FormData(event.currentTarget).get('words')).trim();
    if (text === '') return;

    const weight = submitter?.getAttribute('value') === 'less' ? -1 : 1;
    close();
    router.push(withPartHref(new URLSearchParams(context), writePart({ text, weight })));
  };

  return (
    <FilterPopover label="Compose">
      {(close) => (
        <form onSubmit={(event) => add(event, close)} className="grid gap-3 p-4">
          <label className="grid gap-1 text-small text-quiet">
            Words
            <input
              name="words"
              maxLength={500}
              required
              autoComplete="off"
              className={`${textField} text-base text-ink`}
            />
          </label>
          <div className="flex gap-2">
            <button type="submit" value="more" className={`${primaryButton} flex-1 px-2`}>
              More of this
            </button>
            <button type="submit" value="less" className={`${plainButton} flex-1 px-2`}>
              Less of this
            </button>
          </div>
          <p className="text-small text-quiet">
            Photos take part as well: open one and add it, or a part of it. An image from elsewhere can be pasted, or
            dropped here.
          </p>
        </form>
      )}
    </FilterPopover>
  );
}
