import Link from 'next/link';
import type { PhotoDetails } from '#lib/nouns';
import { formatDay, formatEventDay } from '../format/dates';
import { RestoreButton } from '../trash/restore-button';
import { requestLocale } from '../ui/request-locale';
import { quietLink } from '../ui/styles';

/** Why no search finds this photo, and what can be done about it. */
export async function HiddenNote({ photo }: { photo: PhotoDetails }) {
  const locale = await requestLocale();
  const { id, state, trashedAt, gone } = photo;
  if (state !== 'trashed' && gone === null) return null;

  return (
    <div role="note" className="grid gap-3 rounded-panel bg-sunken p-4">
      {state === 'trashed' && (
        <>
          <div>
            <p className="font-medium">
              In the <TrashLink>trash</TrashLink>
              {trashedAt && ` since ${formatEventDay(trashedAt, locale)}`}
            </p>
            <p className="text-quiet">Hidden everywhere until you restore it. Rummage never deletes a file.</p>
          </div>
          <RestoreButton photoId={id} />
        </>
      )}
      {gone !== null && (
        <div>
          <p className="font-medium">
            {state === 'trashed' ? 'Its file is not found any more' : <TrashLink>No longer found</TrashLink>}
            {gone.since && ` since ${formatEventDay(gone.since, locale)}`}
          </p>
          <p className="text-quiet">
            {gone.forgottenOn
              ? `If its file does not come back, it is forgotten on ${formatDay(gone.forgottenOn, locale)}.`
              : 'It is kept: its folder is not looked through now.'}
          </p>
        </div>
      )}
    </div>
  );
}

function TrashLink({ children }: { children: string }) {
  return (
    <Link href="/trash" className={quietLink}>
      {children}
    </Link>
  );
}
