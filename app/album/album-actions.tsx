'use client';

import { Copy, Download, Ellipsis, Eraser, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { DropdownMenu } from 'radix-ui';
import type { Album } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { offerUndo } from '../ui/offer-undo';
import { floating, iconButton, menuItem } from '../ui/styles';
import { toast } from '../ui/toast';

/** What else can be done with an album. */
export function AlbumActions({ album: { id, name, paused, learned } }: { album: Album }) {
  const locale = useLocale();
  const { albums } = locale.strings;
  const { album: words } = albums;
  const router = useRouter();

  const pause = async (wanted: boolean): Promise<void> => {
    await callApi(`/api/albums/${id}/pause`, { method: 'POST', body: { paused: wanted } });
    toast(wanted ? words.paused : words.resumed);
    router.refresh();
  };
  const copy = async (): Promise<void> => {
    const made = await callApi<Album>(`/api/albums/${id}/copy`, { method: 'POST', body: {} });
    toast(say(words.copied, { name: made.name }, locale));
    router.push(`/albums/${made.id}`);
  };
  const learn = (learns: boolean): Promise<Album> =>
    callApi(`/api/albums/${id}`, { method: 'PATCH', body: { learns } });
  const forget = async (): Promise<void> => {
    await learn(false);
    router.refresh();
    offerUndo(words.forgotten, () => learn(true).then(router.refresh));
  };

  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger aria-label={say(words.more, { name }, locale)} className={iconButton}>
        <Ellipsis aria-hidden className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={`${floating} w-64 p-1.5`}>
          <DropdownMenu.Item className={menuItem} onSelect={() => void pause(!paused).catch(reportProblem)}>
            {paused ? (
              <Play aria-hidden strokeWidth={1.75} className="size-4.5" />
            ) : (
              <Pause aria-hidden strokeWidth={1.75} className="size-4.5" />
            )}
            {paused ? words.resume : words.pause}
          </DropdownMenu.Item>
          {learned && (
            <DropdownMenu.Item className={menuItem} onSelect={() => void forget().catch(reportProblem)}>
              <Eraser aria-hidden strokeWidth={1.75} className="size-4.5" />
              {words.forget}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className={menuItem} onSelect={() => void copy().catch(reportProblem)}>
            <Copy aria-hidden strokeWidth={1.75} className="size-4.5" />
            {words.copy}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          {(['csv', 'json'] as const).map((format) => (
            <DropdownMenu.Item key={format} asChild>
              <a href={`/api/albums/${id}/export?format=${format}`} download className={menuItem}>
                <Download aria-hidden strokeWidth={1.75} className="size-4.5" />
                {say(words.export, { format: format.toUpperCase() }, locale)}
              </a>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
