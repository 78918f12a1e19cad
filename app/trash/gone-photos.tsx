'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { GonePhoto } from '#lib/nouns';
import { formatDay, formatEventDay } from '../format/dates';
import { countOf } from '../format/numbers';
import { thumbnailUrl } from '../grid/thumbnail';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { useLocale } from '../ui/locale-context';
import { iconButton, plainButton } from '../ui/styles';
import { ForgetButton } from './forget-button';

interface GonePage {
  readonly total: number;
  readonly photos: readonly GonePhoto[];
}

/** Photos whose files are gone, each with the day it will be forgotten. */
export function GonePhotos({ first }: { first: GonePage }) {
  const locale = useLocale();
  const router = useRouter();
  const [rest, setRest] = useState<readonly GonePhoto[]>([]);
  const [forgotten, setForgotten] = useState<ReadonlySet<number>>(new Set());
  const all = [...new Map([...first.photos, ...rest].map((photo) => [photo.id, photo])).values()];
  const photos = all.filter(({ id }) => !forgotten.has(id));

  const forgot = (ids: readonly number[]) => (): void => {
    setForgotten((before) => new Set([...before, ...ids]));
    router.refresh();
  };
  const loadMore = (): void =>
    void callApi<GonePage>(`/api/trash/gone?offset=${all.length}`).then(
      (page) => setRest((before) => [...before, ...page.photos]),
      reportProblem,
    );

  // Those the indexer is about to forget.
  if (photos.length === 0) return null;
  return (
    <section aria-labelledby="gone" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="gone" className="text-title font-semibold">
          No longer found
        </h2>
        {first.total > 1 && (
          <ForgetButton
            which="all"
            title={`Forget ${countOf(first.total, ['photo', 'photos'], locale)}?`}
            onForgotten={forgot(all.map(({ id }) => id))}
          >
            <button type="button" className={plainButton}>
              Forget all now
            </button>
          </ForgetButton>
        )}
      </div>
      <p className="max-w-prose text-quiet">
        Their files are gone. Everything you said of them is kept for 30 days on which their folder was looked through;
        if a file comes back, so does its photo, by itself.
      </p>
      <ul
        aria-label="Photos no longer found"
        className="divide-y divide-line rounded-panel border border-line bg-raised"
      >
        {photos.map((photo) => (
          <GoneRow key={photo.id} photo={photo} onForgotten={forgot([photo.id])} />
        ))}
      </ul>
      {all.length < first.total && (
        <button type="button" onClick={loadMore} className={`${plainButton} justify-self-center`}>
          Show more
        </button>
      )}
    </section>
  );
}

function GoneRow({ photo, onForgotten }: { photo: GonePhoto; onForgotten: () => void }) {
  const locale = useLocale();
  const { id, path, folderName, color, gone } = photo;
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? `Photo ${id}`;
  const since = gone.since && `gone since ${formatEventDay(gone.since, locale)}`;

  return (
    <li className="flex items-center gap-4 p-3 pr-2">
      <Link
        href={`/photos/${id}`}
        prefetch={false}
        aria-hidden
        tabIndex={-1}
        className="size-16 shrink-0 overflow-hidden rounded-control bg-sunken"
        style={{ backgroundColor: color ?? undefined }}
      >
        <img src={thumbnailUrl(photo, 320)} alt="" loading="lazy" className="size-full object-cover" />
      </Link>
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">
          <Link href={`/photos/${id}`} prefetch={false} className="rounded-control hover:underline">
            {name}
          </Link>
        </p>
        <p className="text-small wrap-anywhere text-quiet" suppressHydrationWarning>
          {[folderName && `In ${folderName}`, since].filter(Boolean).join(' · ')}
        </p>
        <p className="text-small text-quiet">
          {gone.forgottenOn
            ? `Forgotten on ${formatDay(gone.forgottenOn, locale)}`
            : 'Kept: its folder is not looked through now'}
        </p>
      </div>
      <ForgetButton which={[id]} title={`Forget ${name}?`} onForgotten={onForgotten}>
        <button type="button" aria-label={`Forget ${name} now`} title="Forget now" className={iconButton}>
          <X aria-hidden strokeWidth={1.75} className="size-4.5" />
        </button>
      </ForgetButton>
    </li>
  );
}
