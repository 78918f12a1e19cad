'use client';

import { LoaderCircle, ScanSearch } from 'lucide-react';
import { useRef } from 'react';
import { useImageSearch } from '../search/image-search-context';
import { useStrings } from '../ui/locale-context';
import { Tip } from '../ui/tip';

/** Starts a search from a picture instead of words. */
export function ChooseImage() {
  const { byImage, imageField } = useStrings().bar;
  const { busy, searchBy } = useImageSearch();
  const field = useRef<HTMLInputElement>(null);
  const Sign = busy ? LoaderCircle : ScanSearch;

  return (
    <>
      <Tip text={byImage}>
        <button
          type="button"
          onClick={() => field.current?.click()}
          aria-label={byImage}
          aria-busy={busy}
          className="absolute end-0 grid size-11 place-items-center rounded-round text-quiet hover:text-ink"
        >
          <Sign aria-hidden strokeWidth={1.75} className={`size-5 ${busy ? 'animate-spin' : ''}`} />
        </button>
      </Tip>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        aria-label={imageField}
        onChange={(event) => {
          const image = event.target.files?.[0];
          if (image) searchBy(image);
          event.target.value = '';
        }}
      />
    </>
  );
}
