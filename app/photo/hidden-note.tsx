import Link from 'next/link';
import type { ReactNode } from 'react';
import type { PhotoDetails } from '#lib/nouns';
import { formatDay, formatEventDay } from '../format/dates';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import { sayWith } from '../strings/say-with';
import { RestoreButton } from '../trash/restore-button';
import { requestLocale } from '../ui/request-locale';
import { quietLink } from '../ui/styles';

/** Why no search finds this photo, and what can be done about it. */
export async function HiddenNote({ photo }: { photo: PhotoDetails }) {
  const locale = await requestLocale();
  const { trashed, gone: words } = locale.strings.photo;
  const { id, state, trashedAt, gone } = photo;
  if (state !== 'trashed' && gone === null) return null;

  return (
    <div role="note" className="grid gap-3 rounded-panel bg-sunken p-4">
      {state === 'trashed' && (
        <>
          <div>
            <p className="font-medium">{trashedTitle(trashedAt, locale)}</p>
            <p className="text-quiet">{trashed.text}</p>
          </div>
          <RestoreButton photoId={id} />
        </>
      )}
      {gone !== null && (
        <div>
          <p className="font-medium">
            {state === 'trashed' ? goneFileTitle(gone.since, locale) : goneTitle(gone.since, locale)}
          </p>
          <p className="text-quiet">
            {gone.forgottenOn
              ? say(words.forgottenOn, { day: formatDay(gone.forgottenOn, locale) }, locale)
              : words.kept}
          </p>
        </div>
      )}
    </div>
  );
}

function trashedTitle(since: string | null, locale: Locale): ReactNode {
  const { title, titleSince, trash: word } = locale.strings.photo.trashed;
  const trash = <TrashLink>{word}</TrashLink>;
  return since
    ? sayWith(titleSince, { trash, day: formatEventDay(since, locale) }, locale)
    : sayWith(title, { trash }, locale);
}

function goneTitle(since: string | null, locale: Locale): ReactNode {
  const { title, titleSince } = locale.strings.photo.gone;
  const gone = <TrashLink>{title}</TrashLink>;
  return since ? sayWith(titleSince, { gone, day: formatEventDay(since, locale) }, locale) : gone;
}

function goneFileTitle(since: string | null, locale: Locale): string {
  const { file, fileSince } = locale.strings.photo.gone;
  return since ? say(fileSince, { day: formatEventDay(since, locale) }, locale) : file;
}

function TrashLink({ children }: { children: string }) {
  return (
    <Link href="/trash" className={quietLink}>
      {children}
    </Link>
  );
}
