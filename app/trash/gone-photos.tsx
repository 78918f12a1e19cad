'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { GonePhoto } from '#lib/nouns';
import { formatDay, formatEventDay } from '../format/dates';
import { thumbnailUrl } from '../grid/thumbnail';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
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
  const { trash, ui } = locale.strings;
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
          {trash.gone.title}
        </h2>
        {first.total > 1 && (
          <ForgetButton
            which="all"
            title={say(trash.gone.askAll, { count: first.total }, locale)}
            onForgotten={forgot(all.map(({ id }) => id))}
          >
            <button type="button" className={plainButton}>
              {trash.gone.forgetAllNow}
            </button>
          </ForgetButton>
        )}
      </div>
      <p className="max-w-prose text-quiet">{trash.gone.text}</p>
      <ul aria-label={trash.gone.photos} className="divide-y divide-line rounded-panel border border-line bg-raised">
        {photos.map((photo) => (
          <GoneRow key={photo.id} photo={photo} onForgotten={forgot([photo.id])} />
        ))}
      </ul>
      {all.length < first.total && (
        <button type="button" onClick={loadMore} className={`${plainButton} justify-self-center`}>
          {ui.showMore}
        </button>
      )}
    </section>
  );
}

function GoneRow({ photo, onForgotten }: { photo: GonePhoto; onForgotten: () => void }) {
  const locale = useLocale();
  const { gone: words } = locale.strings.trash;
  const { id, path, folderName, color, gone } = photo;
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? say(words.photo, { id: String(id) }, locale);
  const since = gone.since && say(words.since, { day: formatEventDay(gone.since, locale) }, locale);

  return (
    <li className="flex items-center gap-4 p-3 pe-2">
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
          {[folderName && say(words.in, { folder: folderName }, locale), since].filter(Boolean).join(' · ')}
        </p>
        <p className="text-small text-quiet">
          {gone.forgottenOn ? say(words.forgottenOn, { day: formatDay(gone.forgottenOn, locale) }, locale) : words.kept}
        </p>
      </div>
      <ForgetButton which={[id]} title={say(words.askNamed, { name }, locale)} onForgotten={onForgotten}>
        <button
          type="button"
          aria-label={say(words.forgetNamed, { name }, locale)}
          title={words.forgetNow}
          className={iconButton}
        >
          <X aria-hidden strokeWidth={1.75} className="size-4.5" />
        </button>
      </ForgetButton>
    </li>
  );
}
