import { X } from 'lucide-react';
import Link from 'next/link';
import type { PhotoDetails } from '#lib/nouns';
import { thumbnailUrl } from '../grid/thumbnail';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';

/** The photo all others are compared with; a click ends the comparison. */
export async function SimilarChip({ photo }: { photo: PhotoDetails }) {
  const { similar } = (await requestLocale()).strings.results;

  return (
    <Link href="/" aria-label={similar.stop} className={`${plainButton} h-11 ps-1.5 pe-3`}>
      <img src={thumbnailUrl(photo, 320)} alt={similar.photo} className="h-8 w-11 rounded-control object-cover" />
      {similar.like}
      <X aria-hidden className="size-4 text-quiet" />
    </Link>
  );
}
