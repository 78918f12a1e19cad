'use client';

import { FolderPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { toast } from '../ui/toast';
import type { Folder } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { Field } from '../ui/field';
import { plainButton, textField } from '../ui/styles';
import { FolderPicker } from './folder-picker';

/** Adds a folder, chosen from those of the machine Rummage runs on, or by its path. */
export function AddFolder() {
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const add = async (path: string): Promise<void> => {
    setBusy(true);
    try {
      const folder = await callApi<Folder>('/api/folders', { method: 'POST', body: { path } });
      form.current?.reset();
      toast(`${folder.name} is added`, { description: 'Its photos appear as they are read.' });
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const addTyped = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const path = String(new FormData(event.currentTarget).get('path')).trim();
    if (path !== '') void add(path);
  };

  return (
    <form ref={form} onSubmit={addTyped} className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-60">
        <Field label="Add a folder">
          <input
            name="path"
            required
            placeholder="~/Pictures"
            autoComplete="off"
            spellCheck={false}
            className={textField}
          />
        </Field>
      </div>
      <FolderPicker disabled={busy} onChoose={(path) => void add(path)} />
      <button type="submit" disabled={busy} className={plainButton}>
        <FolderPlus aria-hidden strokeWidth={1.75} className="size-4.5" />
        Add folder
      </button>
    </form>
  );
}
