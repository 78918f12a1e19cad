'use client';

import { Crop } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { CropBox, QueryPart } from '#lib/nouns';
import { writePart } from '#lib/search/part-address';
import { composedHref, partsIn, withPartHref } from '../search/address';
import { useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { chipButton } from './chip-button';

const RegionDialog = lazy(() => import('./region-dialog').then(({ RegionDialog }) => ({ default: RegionDialog })));

interface RegionChooserProps {
  readonly part: Exclude<QueryPart, { readonly text: string }>;
  readonly context: string;
  readonly at?: number;
  /** What it is called in a chip, where only its icon shows; null elsewhere. */
  readonly chipLabel: string | null;
}

/** The button of `region-button.tsx`, and the dialog it opens. */
export function RegionChooser({ part, context, at, chipLabel }: RegionChooserProps) {
  const router = useRouter();
  const { region } = useStrings();
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
        aria-label={chipLabel ?? undefined}
        className={chipLabel === null ? plainButton : chipButton}
      >
        <Crop aria-hidden strokeWidth={1.75} className={chipLabel === null ? 'size-4.5' : 'size-4'} />
        {chipLabel === null && region.title}
      </button>
      {open !== null && (
        <Suspense>
          <RegionDialog part={part} open={open} onOpenChange={setOpen} onChosen={choose} />
        </Suspense>
      )}
    </>
  );
}
