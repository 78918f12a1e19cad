'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { writePart } from '#lib/search/part-address';
import { withPartHref } from '../search/address';
import { FilterPopover } from '../search/filter-popover';
import { useStrings } from '../ui/locale-context';
import { plainButton, primaryButton, textField } from '../ui/styles';
import type { PlacedWords } from './place-dialog';

const PlaceDialog = lazy(() => import('./place-dialog').then(({ PlaceDialog }) => ({ default: PlaceDialog })));

/** Adds words to the search, for or against, or at a place; and says how pictures are added. */
export function AddPart({ context }: { context: string }) {
  const router = useRouter();
  const { compose } = useStrings();
  const words = useRef<HTMLInputElement>(null);
  // What was typed when a place was asked for; null until then.
  const [typed, setTyped] = useState<string | null>(null);
  const [isPlacing, setIsPlacing] = useState(false);

  const place = (close: () => void): void => {
    setTyped(words.current?.value.trim() ?? '');
    close();
    setIsPlacing(true);
  };

  const addPlaced = (placed: PlacedWords): void => {
    setIsPlacing(false);
    router.push(withPartHref(new URLSearchParams(context), writePart({ ...placed, weight: 1 })));
  };

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
    <>
      <FilterPopover label={compose.title}>
        {(close) => (
          <form onSubmit={(event) => add(event, close)} className="grid gap-3 p-4">
            <label className="grid gap-1 text-small text-quiet">
              {compose.words}
              <input
                ref={words}
                name="words"
                maxLength={500}
                required
                autoComplete="off"
                className={`${textField} text-base text-ink`}
              />
            </label>
            <div className="flex gap-2">
              <button type="submit" value="more" className={`${primaryButton} flex-1 px-2`}>
                {compose.more}
              </button>
              <button type="submit" value="less" className={`${plainButton} flex-1 px-2`}>
                {compose.less}
              </button>
            </div>
            <button type="button" onClick={() => place(close)} className={`${plainButton} px-2`}>
              {compose.place}
            </button>
            <p className="text-small text-quiet">{compose.pictures}</p>
          </form>
        )}
      </FilterPopover>
      {typed !== null && (
        <Suspense>
          <PlaceDialog
            key={typed}
            start={{ text: typed, place: null }}
            open={isPlacing}
            onOpenChange={setIsPlacing}
            onChosen={addPlaced}
          />
        </Suspense>
      )}
    </>
  );
}
