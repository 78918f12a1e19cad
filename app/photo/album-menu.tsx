'use client';

import { BookImage, Check, Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import { startTransition, useOptimistic } from 'react';
import { toast } from '../ui/toast';
import type { AlbumName, PhotoDetails, Pin } from '#lib/nouns';
import { setPin } from '../album/set-pin';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { floating, menuItem, plainButton } from '../ui/styles';

interface AlbumMenuProps {
  readonly photoId: number;
  readonly memberships: PhotoDetails['albums'];
  readonly albums: readonly AlbumName[];
}

/** Puts a photo into albums by hand, or takes it out; what a person decides wins over the rule. */
export function AlbumMenu({ photoId, memberships, albums }: AlbumMenuProps) {
  const locale = useLocale();
  const words = locale.strings.photoButtons;
  const router = useRouter();
  const stored = memberships.filter(({ pin }) => pin !== 'out').map(({ id }) => id);
  // Until the page has come again: chosen meanwhile, an album that shows what was would be said the same of once more.
  const [ids, show] = useOptimistic<readonly number[]>(stored);

  const toggle = (album: AlbumName): void => {
    const pin: Pin = ids.includes(album.id) ? 'out' : 'in';
    startTransition(async () => {
      show(pin === 'in' ? [...ids, album.id] : ids.filter((id) => id !== album.id));
      try {
        await setPin(album.id, photoId, pin);
        toast(say(pin === 'in' ? words.addedTo : words.takenOutOf, { album: album.name }, locale));
        startTransition(() => router.refresh());
      } catch (error) {
        reportProblem(error);
      }
    });
  };

  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className={plainButton}>
        <BookImage aria-hidden strokeWidth={1.75} className="size-4.5" />
        {ids.length === 0 ? words.addToAlbum : say(words.inAlbums, { count: ids.length }, locale)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={`${floating} max-h-80 w-64 overflow-y-auto p-1.5`}
        >
          {albums.map((album) => (
            <DropdownMenu.CheckboxItem
              key={album.id}
              checked={ids.includes(album.id)}
              onCheckedChange={() => toggle(album)}
              className={menuItem}
            >
              <span className="grid size-4.5 shrink-0 place-items-center">
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden className="size-4.5 text-accent" />
                </DropdownMenu.ItemIndicator>
              </span>
              <span className="truncate">{album.name}</span>
            </DropdownMenu.CheckboxItem>
          ))}
          {albums.length > 0 && <DropdownMenu.Separator className="my-1.5 h-px bg-line" />}
          <DropdownMenu.Item asChild>
            <Link href="/albums/new" className={menuItem}>
              <Plus aria-hidden strokeWidth={1.75} className="size-4.5" />
              {words.newAlbum}
            </Link>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
