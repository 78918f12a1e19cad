'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { writePart } from '#lib/search/part-address';
import { withPartHref } from '../search/address';
import { useStrings } from '../ui/locale-context';

/** Weighs a photo of the grid together with what is searched for. */
export function AddToSearch({ photoId, context }: { photoId: number; context: string }) {
  const router = useRouter();
  const { compose } = useStrings();
  const part = writePart({ photo: photoId, crop: null, weight: 1 });

  return (
    <button
      type="button"
      onClick={() => router.push(withPartHref(new URLSearchParams(context), part))}
      aria-label={compose.addThis}
      title={compose.add}
      // On touch it would cover every photo; there it is on the photo's own page.
      className="grid size-11 place-items-center rounded-round pointer-coarse:hidden"
    >
      <span className="grid size-8 place-items-center rounded-round bg-veil text-on-veil">
        <Plus aria-hidden className="size-4.5" />
      </span>
    </button>
  );
}
