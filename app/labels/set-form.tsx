'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { CountedLabelSet, LabelSetWarnings } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { Field } from '../ui/field';
import { useLocale } from '../ui/locale-context';
import { plainButton, primaryButton, quietButton, textField } from '../ui/styles';
import { toast } from '../ui/toast';
import { warningsOf } from './warnings';

/** A set as it is being typed. */
export interface SetDraft {
  readonly name: string;
  readonly lines: string;
  /** One a line. */
  readonly templates: string;
  readonly exclusive: boolean;
  readonly enabled: boolean;
}

const area = textField.replace('h-10', 'py-2 leading-relaxed');

/** A set's name, labels and prompts; saved, photos are tagged anew. */
export function SetForm({ start, setKey }: { start: SetDraft; setKey?: string }) {
  const locale = useLocale();
  const { form, newSet } = locale.strings.labels;
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const [busy, setBusy] = useState(false);
  const [warnings, setWarnings] = useState<readonly string[] | null>(null);
  const change = (part: Partial<SetDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work().catch(reportProblem);
    setBusy(false);
  };
  const body = bodyOf(draft, newSet);
  const check = async (): Promise<void> =>
    setWarnings(warningsOf(await callApi<LabelSetWarnings>('/api/label-sets/check', { method: 'POST', body }), locale));
  const save = async (): Promise<void> => {
    const saved = await saveSet(setKey, body);
    toast(form.saved);
    if (setKey === undefined) router.push(`/labels/${saved.key}`);
    router.refresh();
    await check();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void during(save);
  };

  return (
    <form onSubmit={submit} className="grid gap-5">
      <Field label={form.name}>
        <input
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
          placeholder={form.nameExample}
          maxLength={60}
          required
          className={textField}
        />
      </Field>
      <Field label={form.labels}>
        <textarea
          value={draft.lines}
          onChange={({ target }) => change({ lines: target.value })}
          placeholder={form.labelsExample}
          rows={12}
          required
          spellCheck={false}
          aria-describedby="labels-help"
          className={area}
        />
      </Field>
      <p id="labels-help" className="-mt-3 max-w-prose text-small text-quiet">
        {form.labelsHelp}
      </p>
      <Field label={form.prompts}>
        <textarea
          value={draft.templates}
          onChange={({ target }) => change({ templates: target.value })}
          rows={4}
          required
          spellCheck={false}
          className={area}
        />
      </Field>
      <div className="grid gap-2">
        <Choice label={form.onlyOne} checked={draft.exclusive} onChange={(exclusive) => change({ exclusive })} />
        <Choice label={form.enabled} checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={busy} className={primaryButton}>
          {setKey === undefined ? form.create : form.save}
        </button>
        <button type="button" disabled={busy} onClick={() => void during(check)} className={plainButton}>
          {form.check}
        </button>
        <Link href="/labels" className={quietButton}>
          {setKey === undefined ? form.cancel : form.back}
        </Link>
      </div>
      <div role="status">
        {warnings && (
          <ul className="grid max-w-prose gap-1 text-small text-quiet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
            {warnings.length === 0 && <li>{form.fine}</li>}
          </ul>
        )}
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ label, checked, onChange }: ChoiceProps) {
  return (
    <label className="flex target min-h-9 items-center gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4.5 accent-accent"
      />
      {label}
    </label>
  );
}

/** @param unnamed what a set without a name is called */
function bodyOf({ name, lines, templates, exclusive, enabled }: SetDraft, unnamed: string) {
  const prompts = templates.split('\n').filter((line) => line.trim() !== '');
  return { name: name.trim() || unnamed, labels: lines, templates: prompts, exclusive, enabled };
}

function saveSet(key: string | undefined, body: ReturnType<typeof bodyOf>): Promise<CountedLabelSet> {
  return key === undefined
    ? callApi('/api/label-sets', { method: 'POST', body })
    : callApi(`/api/label-sets/${key}`, { method: 'PATCH', body });
}
