import type { Metadata } from 'next';
import { Combine } from 'lucide-react';
import Link from 'next/link';
import { Suspense } from 'react';
import { writePart } from '#lib/search/part-address';
import { RegionButton } from '../../compose/region-button';
import { WhyHere } from '../../compose/why-here';
import { formatDay } from '../../format/dates';
import { GridSkeleton } from '../../grid/endless-grid';
import { AlbumMenu } from '../../photo/album-menu';
import { AskPhoto } from '../../photo/ask/ask-photo';
import { BurstStrip } from '../../photo/burst-strip';
import { DownloadLink } from '../../photo/download-link';
import { FailedPhoto } from '../../photo/failed-photo';
import { HiddenNote } from '../../photo/hidden-note';
import { loadNeighbours, loadPhoto, NOBODY } from '../../photo/load-photo';
import { AddTag } from '../../photo/change-tags';
import { PhotoFacts } from '../../photo/photo-facts';
import { PhotoSayings } from '../../photo/photo-sayings';
import { PhotoStage } from '../../photo/photo-stage';
import { isSeenIn } from '../../photo/seen/seen-address';
import { SeenPanel } from '../../photo/seen/seen-panel';
import { segmentsIn } from '../../photo/segments/segment-address';
import { SegmentLayer } from '../../photo/segments/segment-layer';
import { SegmentPanel } from '../../photo/segments/segment-panel';
import { SimilarPhotos } from '../../photo/similar-photos';
import { TagBars } from '../../photo/tag-bars';
import { TrashButton } from '../../photo/trash-button';
import { whyIn } from '../../photo/why/why-address';
import { whereIn } from '../../photo/where/where-address';
import { WhereLayer } from '../../photo/where/where-layer';
import { WherePanel } from '../../photo/where/where-panel';
import { albumNames } from '#lib/albums/service';
import { seenInPhoto, whyPhotoHasTag } from '#lib/labels/ask-service';
import { labelSetNames } from '#lib/labels/service';
import { segmentPhoto, whereInPhoto } from '#lib/where/service';
import { contextOf, toSearchParams, withPartHref } from '../../search/address';
import { orProblem } from '../../ui/or-problem';
import { OwnerOnly } from '../../security/owner-only';
import { forReader } from '../../security/page-access';
import { say } from '../../strings/message';
import { WithStrings } from '../../strings/with-strings';
import { requestLocale } from '../../ui/request-locale';
import { plainButton } from '../../ui/styles';

export const dynamic = 'force-dynamic';

interface PhotoPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PhotoPageProps): Promise<Metadata> {
  const { takenAt } = await loadPhoto((await params).id);
  const locale = await requestLocale();
  const { pageTitle, pageTitleDated } = locale.strings.photo;
  return { title: takenAt ? say(pageTitleDated, { day: formatDay(takenAt, locale) }, locale) : pageTitle };
}

export default async function PhotoPage({ params, searchParams }: PhotoPageProps) {
  const photo = await forReader(await loadPhoto((await params).id));
  const query = toSearchParams(await searchParams);
  const context = contextOf(query);
  const at = Number(query.get('at') ?? Number.NaN);
  const isInList = Number.isSafeInteger(at) && at >= 0;

  const why = photo.state === 'indexed' ? whyIn(query) : null;
  const asked = why === null ? null : await orProblem(() => whyPhotoHasTag(photo.id, why));
  const reason = asked !== null && 'value' in asked ? asked.value : null;
  const sought = photo.state === 'indexed' ? whereIn(query) : null;
  const words = reason !== null && sought === reason.label ? reason.words : sought;
  const set = photo.state === 'indexed' ? segmentsIn(query) : null;
  const [neighbours, where, segmented, seen] = await Promise.all([
    isInList ? loadNeighbours(photo.id, context, at).then(forReader) : NOBODY,
    words === null ? null : orProblem(() => whereInPhoto(photo.id, words)),
    set === null ? null : orProblem(() => segmentPhoto(photo.id, set)),
    photo.state === 'indexed' && isSeenIn(query) ? orProblem(() => seenInPhoto(photo.id)) : null,
  ]);
  const shown = where !== null && 'value' in where ? where.value : null;
  const { about } = (await requestLocale()).strings.photo;
  const segments = segmented !== null && 'value' in segmented ? segmented.value : null;

  return (
    <WithStrings areas={['photoButtons']}>
      <article className="pb-16">
        <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_22rem]">
          {photo.failure ? (
            <FailedPhoto id={photo.id} failure={photo.failure} />
          ) : (
            <PhotoStage photo={photo} neighbours={neighbours} context={isInList ? context : null}>
              {segments && <SegmentLayer segments={segments} />}
              {shown && <WhereLayer heat={shown.heat} region={shown.region} />}
            </PhotoStage>
          )}
          <aside aria-label={about} className="grid content-start gap-7 px-5 py-6 sm:px-6 lg:border-s lg:border-line">
            <HiddenNote photo={photo} />
            {photo.gone === null && photo.state !== 'trashed' && <PhotoSayings photo={photo} />}
            <PhotoFacts photo={photo} />
            <div className="flex flex-wrap gap-2 empty:hidden">
              {photo.gone === null && <DownloadLink id={photo.id} />}
              <OwnerOnly>
                {photo.state === 'indexed' && (
                  <AlbumMenu photoId={photo.id} memberships={photo.albums} albums={albumNames()} />
                )}
                {photo.state !== 'trashed' && photo.gone === null && <TrashButton photoId={photo.id} />}
              </OwnerOnly>
              {photo.state === 'indexed' && <SearchFrom photoId={photo.id} context={isInList ? context : ''} />}
            </div>
            <WhyHere reasons={neighbours.reasons} />
            {photo.state === 'indexed' && (
              <WherePanel
                photoId={photo.id}
                query={query}
                context={isInList ? context : ''}
                tags={photo.tags}
                shown={shown}
                problem={where !== null && 'problem' in where ? where.problem.message : null}
              />
            )}
            <TagBars photoId={photo.id} tags={photo.tags} query={query} reason={reason} />
            {photo.state === 'indexed' && <AddTag photoId={photo.id} />}
            {photo.state === 'indexed' && (
              <OwnerOnly>
                <SeenPanel
                  photoId={photo.id}
                  query={query}
                  seen={seen !== null && 'value' in seen ? seen.value : null}
                  problem={seen !== null && 'problem' in seen ? seen.problem.message : null}
                />
                <AskPhoto photoId={photo.id} />
                <SegmentPanel
                  photoId={photo.id}
                  query={query}
                  sets={labelSetNames()}
                  shown={segments}
                  problem={segmented !== null && 'problem' in segmented ? segmented.problem.message : null}
                />
              </OwnerOnly>
            )}
          </aside>
        </div>
        {photo.state === 'indexed' && (
          <Suspense key={`burst ${photo.id}`}>
            <BurstStrip photoId={photo.id} />
          </Suspense>
        )}
        {photo.state === 'indexed' && (
          <Suspense key={photo.id} fallback={<GridSkeleton count={8} />}>
            <SimilarPhotos photoId={photo.id} />
          </Suspense>
        )}
      </article>
    </WithStrings>
  );
}

/** The ways from a photo into a search: all of it, or a part, beside what was searched for. */
async function SearchFrom({ photoId, context }: { photoId: number; context: string }) {
  const { photo } = (await requestLocale()).strings;
  const part = { photo: photoId, crop: null, weight: 1 };

  return (
    <>
      <Link href={withPartHref(new URLSearchParams(context), writePart(part))} prefetch={false} className={plainButton}>
        <Combine aria-hidden strokeWidth={1.75} className="size-4.5" />
        {photo.addToSearch}
      </Link>
      <RegionButton part={part} context={context} />
    </>
  );
}
