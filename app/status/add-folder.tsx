'use client';

import { FolderPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import type { Folder } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { Field } from '../ui/field';
import { useLocale } from '../ui/locale-context';
import { plainButton, textField } from '../ui/styles';
import { toast } from '../ui/toast';
import { FolderPicker } from './folder-picker';

/** Adds a folder, chosen from those of the machine Rummage runs on, or by its path. */
export function AddFolder() {
  const locale = useLocale();
  const { folders } = locale.strings;
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const add = async (path: string): Promise<void> => {
    setBusy(true);
    try {
      const folder = await callApi<Folder>('/api/folders', { method: 'POST', body: { path } });
      form.current?.reset();
      toast(say(folders.added, { name: folder.name }, locale), { description: folders.addedText });
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const addTyped = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const path = String(new FormData(event.currentTarget).get('path')).trim();
    // Not disabled meanwhile: a button that is loses the focus.
    if (path !== '' && !busy) void add(path);
  };

  return (
    <form ref={form} onSubmit={addTyped} className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-60">
        <Field label={folders.add}>
          <input
            name="path"
            required
            placeholder={folders.example}
            autoComplete="off"
            spellCheck={false}
            className={textField}
          />
        </Field>
      </div>
      <FolderPicker busy={busy} onChoose={(path) => void add(path)} />
      <button type="submit" aria-disabled={busy} className={plainButton}>
        <FolderPlus aria-hidden strokeWidth={1.75} className="size-4.5" />
        {folders.addButton}
      </button>
    </form>
  );
}
