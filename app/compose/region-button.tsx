'use client';

import { Crop } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { CropBox, QueryPart } from '#lib/nouns';
import { writePart } from '#lib/search/part-address';
import { composedHref, partsIn, withPartHref } from '../search/address';
import { plainButton } from '../ui/styles';
import { chipButton } from './chip-button';
import { partName } from './part-words';

const RegionDialog = lazy(() => import('./region-dialog').then(({ RegionDialog }) => ({ default: RegionDialog })));

interface RegionButtonProps {
  readonly part: Exclude<QueryPart, { readonly text: string }>;
  readonly context: string;
  /** The place of the part in its search; none adds it to the search. */
  readonly at?: number;
  readonly inChip?: boolean;
}

/** Chooses what of a picture is searched by. */
export function RegionButton({ part, context, at, inChip = false }: RegionButtonProps) {
  const router = useRouter();
  // Null until it was wanted once.
  const [open, setOpen] = useState<boolean | null>(null);

  const choose = (crop: CropBox): void => {
    const params = new URLSearchParams(context);
    const written = writePart({ ...part, crop });
    setOpen(false);
    router.push(
      at === undefined ? withPartHref(params, written) : composedHref(params, partsIn(params).with(at, written)),
    );
  };

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={inChip ? `Search by a part of ${partName({ ...part, crop: null })}` : undefined}
        className={inChip ? chipButton : plainButton}
      >
        <Crop aria-hidden strokeWidth={1.75} className={inChip ? 'size-4' : 'size-4.5'} />
        {!inChip && 'Search by a part'}
      </button>
      {open !== null && (
        <Suspense>
          <RegionDialog part={part} open={open} onOpenChange={setOpen} onChosen={choose} />
        </Suspense>
      )}
    </>
  );
}
