'use client';

import { CornerLeftUp, Folder as FolderSign, FolderCheck, FolderSearch } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FolderChoice, FolderChoices } from '#lib/nouns';
import { say } from '../strings/message';
import { useLocale, useStrings } from '../ui/locale-context';
import { PanelDialog } from '../ui/panel-dialog';
import { plainButton, primaryButton } from '../ui/styles';
import { useFolderChoices } from './use-folder-choices';

interface FolderPickerProps {
  /** Told the absolute path of the folder that was chosen. */
  readonly onChoose: (path: string) => void;
  /** Whether one is being added. */
  readonly busy: boolean;
}

/** Chooses a folder of the machine Rummage runs on, step by step. */
export function FolderPicker({ onChoose, busy }: FolderPickerProps) {
  const { folders } = useStrings();
  const [open, setOpen] = useState(false);

  return (
    <>
      <button type="button" aria-disabled={busy} onClick={() => setOpen(!busy)} className={plainButton}>
        <FolderSearch aria-hidden strokeWidth={1.75} className="size-4.5" />
        {folders.choose}
      </button>
      <PanelDialog title={folders.chooseTitle} open={open} onOpenChange={setOpen}>
        <Steps
          onChoose={(path) => {
            setOpen(false);
            onChoose(path);
          }}
        />
      </PanelDialog>
    </>
  );
}

/** Mounted while the dialog is open, so that each time begins at the top. */
function Steps({ onChoose }: { onChoose: (path: string) => void }) {
  const [path, setPath] = useState<string | null>(null);
  const shown = useFolderChoices(path);

  return (
    <div className="grid gap-4">
      <div className="h-[min(22rem,50dvh)] overflow-y-auto overscroll-contain rounded-control border border-line">
        {shown && <Choices choices={shown.choices} onOpen={shown.isPast ? null : setPath} />}
      </div>
      <Chosen folder={shown === null || shown.isPast ? null : shown.choices.folder} onChoose={onChoose} />
    </div>
  );
}

interface ChoicesProps {
  readonly choices: FolderChoices;
  /** Null while the next folder is on its way. */
  readonly onOpen: ((path: string) => void) | null;
}

function Choices({ choices: { parent, folders, more }, onOpen }: ChoicesProps) {
  const locale = useLocale();
  const { folders: words } = locale.strings;
  const list = useRef<HTMLUListElement>(null);
  // The row that was pressed is gone; the keys go on from the first of the new ones.
  useEffect(() => list.current?.querySelector('button')?.focus(), [folders]);

  return (
    <ul ref={list} aria-label={words.list} aria-busy={onOpen === null} className="p-1.5">
      {parent !== null && (
        <Row onOpen={onOpen && (() => onOpen(parent))}>
          <CornerLeftUp aria-hidden strokeWidth={1.75} className="size-4.5 shrink-0 text-quiet" />
          {words.up}
        </Row>
      )}
      {folders.map(({ name, path, isSearched }) => {
        const Sign = isSearched ? FolderCheck : FolderSign;
        return (
          <Row key={path} onOpen={onOpen && (() => onOpen(path))}>
            <Sign aria-hidden strokeWidth={1.75} className="size-4.5 shrink-0 text-quiet" />
            <span className="min-w-0 truncate">{name}</span>
            {isSearched && <span className="ms-auto shrink-0 text-small text-quiet">{words.isSearched}</span>}
          </Row>
        );
      })}
      {folders.length === 0 && <li className="px-3 py-2 text-quiet">{words.none}</li>}
      {more > 0 && <li className="px-3 py-2 text-small text-quiet">{say(words.more, { count: more }, locale)}</li>}
    </ul>
  );
}

function Row({ onOpen, children }: { onOpen: (() => void) | null; children: ReactNode }) {
  return (
    <li>
      <button
        type="button"
        aria-disabled={onOpen === null}
        onClick={() => onOpen?.()}
        className="flex target min-h-10 w-full items-center gap-3 rounded-control px-3 text-start -outline-offset-2 hover:bg-sunken"
      >
        {children}
      </button>
    </li>
  );
}

/** The folder one stands in, which is the one that is added. */
function Chosen({ folder, onChoose }: { folder: FolderChoice | null; onChoose: (path: string) => void }) {
  const locale = useLocale();
  const { openOne, pathIsSearched, addThis } = locale.strings.folders;
  const words = folder === null ? openOne : folder.path;

  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p aria-live="polite" className="min-w-0 flex-1 basis-40 text-small wrap-anywhere text-quiet">
        {folder?.isSearched ? say(pathIsSearched, { path: words }, locale) : words}
      </p>
      <button
        type="button"
        disabled={folder === null || folder.isSearched}
        onClick={() => folder && onChoose(folder.path)}
        className={primaryButton}
      >
        {addThis}
      </button>
    </div>
  );
}
