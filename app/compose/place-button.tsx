'use client';

import { SquareDashedMousePointer } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { QueryPart } from '#lib/nouns';
import { writePart } from '#lib/search/part-address';
import { composedHref, partsIn } from '../search/address';
import { chipButton } from './chip-button';
import type { PlacedWords } from './place-dialog';

const PlaceDialog = lazy(() => import('./place-dialog').then(({ PlaceDialog }) => ({ default: PlaceDialog })));

interface PlaceButtonProps {
  readonly part: Extract<QueryPart, { readonly text: string }>;
  readonly context: string;
  /** The place of the part in its search. */
  readonly at: number;
  readonly label: string;
}

/** Moves what words of a search are about to another place of the photo. */
export function PlaceButton({ part, context, at, label }: PlaceButtonProps) {
  const router = useRouter();
  // Null until it was wanted once.
  const [open, setOpen] = useState<boolean | null>(null);

  const choose = (placed: PlacedWords): void => {
    const params = new URLSearchParams(context);
    setOpen(false);
    router.push(composedHref(params, partsIn(params).with(at, writePart({ ...placed, weight: part.weight }))));
  };

  return (
    <>
      <button type="button" onClick={() => setOpen(true)} aria-label={label} className={chipButton}>
        <SquareDashedMousePointer aria-hidden strokeWidth={1.75} className="size-4" />
      </button>
      {open !== null && (
        <Suspense>
          <PlaceDialog
            start={{ text: part.text, place: part.place ?? null }}
            open={open}
            onOpenChange={setOpen}
            onChosen={choose}
          />
        </Suspense>
      )}
    </>
  );
}
