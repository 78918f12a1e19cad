'use client';

import { FolderPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import type { Folder } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { Field } from '../ui/field';
import { plainButton, textField } from '../ui/styles';

/** Adds a folder by its path: a browser cannot hand over one that was picked. */
export function AddFolder() {
  const [busy, setBusy] = useState(false);

  const add = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const path = String(new FormData(form).get('path')).trim();
    if (path === '') return;

    setBusy(true);
    try {
      const folder = await callApi<Folder>('/api/folders', { method: 'POST', body: { path } });
      form.reset();
      toast(`${folder.name} is added`, { description: 'Its photos appear as they are read.' });
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void add(event)} className="flex flex-wrap items-end gap-2">
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
      <button type="submit" disabled={busy} className={plainButton}>
        <FolderPlus aria-hidden strokeWidth={1.75} className="size-4.5" />
        Add folder
      </button>
    </form>
  );
}
