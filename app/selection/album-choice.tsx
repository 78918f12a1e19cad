'use client';

import { BookImage, Minus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useEffect, useState } from 'react';
import type { Album, AlbumName } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale, useStrings } from '../ui/locale-context';
import { iconButton, primaryButton, textField } from '../ui/styles';
import { Choice } from './choice';
import { actOn } from './commands';
import { currentTarget } from './selected-photos';

/** Puts all selected photos into an album, or takes them out of it. */
export function AlbumChoice() {
  const { selection } = useStrings();

  return (
    <Choice label={selection.album} shortcut="b" icon={BookImage}>
      {(close) => <Albums onDone={close} />}
    </Choice>
  );
}

function Albums({ onDone }: { onDone: () => void }) {
  const locale = useLocale();
  const { selection } = locale.strings;
  const router = useRouter();
  const [albums, setAlbums] = useState<readonly Album[] | null>(null);
  useEffect(() => {
    const call = new AbortController();
    callApi<{ albums: Album[] }>('/api/albums', { signal: call.signal }).then(
      (answer) => setAlbums(answer.albums),
      reportProblem,
    );
    return () => call.abort();
  }, []);

  const put = async ({ id, name }: AlbumName, value: boolean): Promise<void> => {
    const target = currentTarget();
    onDone();
    if (target !== null) await actOn(target, { action: 'album', album: id, value }, router.refresh, name);
  };

  return (
    <div className="grid gap-3">
      {albums === null && <p className="text-quiet">{selection.loadingAlbums}</p>}
      {albums !== null && albums.length > 0 && (
        <ul aria-label={selection.albums} className="grid">
          {albums.map((album) => (
            <li key={album.id} className="flex items-center">
              <button
                type="button"
                onClick={() => void put(album, true)}
                className="target min-h-9 min-w-0 flex-1 truncate rounded-control px-3 text-start hover:bg-sunken"
              >
                {album.name}
              </button>
              <button
                type="button"
                aria-label={say(selection.takeOutOf, { album: album.name }, locale)}
                title={selection.takeOut}
                onClick={() => void put(album, false)}
                className={iconButton}
              >
                <Minus aria-hidden className="size-4.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewAlbum onMade={(album) => void put(album, true)} />
    </div>
  );
}

function NewAlbum({ onMade }: { onMade: (album: Album) => void }) {
  const { selection } = useStrings();
  const [name, setName] = useState('');

  const make = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    callApi<Album>('/api/albums', { method: 'POST', body: { name: name.trim(), rule: {} } }).then(
      onMade,
      reportProblem,
    );
  };

  return (
    <form onSubmit={make} className="grid gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
      <label className="grid gap-1.5 text-small">
        {selection.newAlbum}
        <input
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={100}
          className={`${textField} text-base`}
        />
      </label>
      <button type="submit" className={`${primaryButton} justify-self-end`}>
        {selection.makeAlbum}
      </button>
    </form>
  );
}
