import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { similarPhotos } from '#lib/search/service';
import { PhotoGrid } from '../grid/photo-grid';
import { forReader } from '../security/page-access';
import { orProblem } from '../ui/or-problem';
import { requestLocale } from '../ui/request-locale';
import { quietButton } from '../ui/styles';

const SHOWN = 12;

/** Photos that look like the one above. Nothing to show is nothing to say. */
export async function SimilarPhotos({ photoId }: { photoId: number }) {
  const similar = await orProblem(() => similarPhotos(photoId, { limit: SHOWN, offset: 0 }));
  if ('problem' in similar || similar.value.results.length === 0) return null;

  const { photo } = (await requestLocale()).strings;
  return (
    <section aria-labelledby="similar" className="border-t border-line">
      <div className="flex items-center justify-between px-4 py-4 sm:px-5">
        <h2 id="similar" className="font-medium">
          {photo.similar}
        </h2>
        <Link href={`/?similar=${photoId}`} className={`${quietButton} -me-3`}>
          {photo.moreLikeThis}
          <ArrowRight aria-hidden className="size-4 rtl:-scale-x-100" />
        </Link>
      </div>
      <PhotoGrid photos={await forReader(similar.value.results)} context={null} label={photo.similar} />
    </section>
  );
}
