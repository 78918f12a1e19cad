'use client';

import { ClipboardCopy, Download, Eye, EyeOff, Heart, Trash2, Undo2, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { say } from '../strings/message';
import type { Strings } from '../strings/strings';
import { useLocale } from '../ui/locale-context';
import { iconButton, plainButton } from '../ui/styles';
import { Tip } from '../ui/tip';
import { AlbumChoice } from './album-choice';
import { type Command, runCommand } from './commands';
import { focusBar, focusChosen, SELECTION_BAR } from './focus-photo';
import { RatingChoice } from './rating-choice';
import { selectAll } from './select-all';
import { countSelected } from './selection';
import { clearSelection, selectedList, useSelecting } from './selection-store';
import { TagChoice } from './tag-choice';

interface Offer {
  readonly command: Command;
  readonly label: keyof Pick<
    Strings['selection'],
    'favourite' | 'hide' | 'show' | 'trash' | 'restore' | 'download' | 'copyPath'
  >;
  readonly shortcut: string;
  readonly icon: LucideIcon;
}

const FAVOURITE: Offer = { command: 'favourite', label: 'favourite', shortcut: 'f', icon: Heart };
const HIDE: Offer = { command: 'hide', label: 'hide', shortcut: 'h', icon: EyeOff };
const SHOW: Offer = { command: 'hide', label: 'show', shortcut: 'h', icon: Eye };
const TRASH: Offer = { command: 'trash', label: 'trash', shortcut: 'Delete', icon: Trash2 };
const RESTORE: Offer = { command: 'restore', label: 'restore', shortcut: 'r', icon: Undo2 };
const DOWNLOAD: Offer = { command: 'download', label: 'download', shortcut: 'd', icon: Download };
const COPY_PATH: Offer = { command: 'copy-path', label: 'copyPath', shortcut: 'c', icon: ClipboardCopy };

/** How many photos are selected, and what can be done to them; in the place of the bar above the page. */
export function SelectionBar() {
  const locale = useLocale();
  const { bar, selection: words } = locale.strings;
  const count = useSelecting(({ selection }) => countSelected(selection));
  const list = useSelecting(selectedList);
  if (list === null || count === 0) return null;

  const { view, total, query } = list;
  return (
    <section
      id={SELECTION_BAR}
      aria-label={words.title}
      className="fixed inset-x-0 top-0 z-45 animate-appear border-b border-line bg-raised shadow-float"
    >
      <div className="flex min-h-(--bar) flex-wrap items-center gap-x-1 px-2 py-1 sm:px-4">
        <Tip text={say(words.withKey, { label: words.selectNothing, key: bar.help.keyNames.Esc }, locale)}>
          <button type="button" aria-label={words.selectNothing} onClick={selectNothing} className={iconButton}>
            <X aria-hidden className="size-5" />
          </button>
        </Tip>
        <p role="status" className="me-2 font-medium whitespace-nowrap">
          {say(words.selected, { count }, locale)}
        </p>
        {count < total && (
          <button type="button" onClick={selectTheRest} className={`${plainButton} h-9 px-3 text-small`}>
            {query === null ? words.selectLoaded : say(words.selectAll, { count: total }, locale)}
          </button>
        )}
        <div className="flex items-center max-sm:-mx-1 max-sm:w-full max-sm:justify-between sm:ms-auto">
          {view === 'trash' ? (
            <CommandButton offer={RESTORE} />
          ) : (
            <>
              <CommandButton offer={FAVOURITE} />
              <RatingChoice />
              <TagChoice />
              <AlbumChoice />
              <CommandButton offer={view === 'hidden' ? SHOW : HIDE} />
              <CommandButton offer={TRASH} />
            </>
          )}
          <CommandButton offer={DOWNLOAD} />
          <CommandButton offer={COPY_PATH} />
        </div>
      </div>
    </section>
  );
}

function selectNothing(): void {
  focusChosen();
  clearSelection();
}

function selectTheRest(): void {
  // The button goes once there is no more to select; what lets go of all stays.
  focusBar();
  selectAll();
}

function CommandButton({ offer: { command, label, shortcut, icon: Icon } }: { offer: Offer }) {
  const router = useRouter();
  const locale = useLocale();
  const { bar, selection: words } = locale.strings;
  const key = shortcut === 'Delete' ? bar.help.keyNames.Delete : shortcut;

  return (
    <Tip text={say(words.withKey, { label: words[label], key }, locale)}>
      <button
        type="button"
        aria-label={words[label]}
        aria-keyshortcuts={shortcut}
        onClick={() => void runCommand(command, router.refresh)}
        className={iconButton}
      >
        <Icon aria-hidden strokeWidth={1.75} className="size-5" />
      </button>
    </Tip>
  );
}
