import { X } from 'lucide-react';
import Link from 'next/link';
import type { PhotoDetails } from '#lib/nouns';
import { thumbnailUrl } from '../grid/thumbnail';
import { plainButton } from '../ui/styles';

/** The photo all others are compared with; a click ends the comparison. */
export function SimilarChip({ photo }: { photo: PhotoDetails }) {
  return (
    <Link href="/" aria-label="Stop comparing with this photo" className={`${plainButton} h-11 pr-3 pl-1.5`}>
      <img
        src={thumbnailUrl(photo, 320)}
        alt="The photo compared with"
        className="h-8 w-11 rounded-control object-cover"
      />
      Like this photo
      <X aria-hidden className="size-4 text-quiet" />
    </Link>
  );
}
