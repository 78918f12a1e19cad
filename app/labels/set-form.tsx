'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from '../ui/toast';
import type { CountedLabelSet, LabelSetWarnings } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { Field } from '../ui/field';
import { plainButton, primaryButton, quietButton, textField } from '../ui/styles';
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
  const check = async (): Promise<void> =>
    setWarnings(
      warningsOf(await callApi<LabelSetWarnings>('/api/label-sets/check', { method: 'POST', body: bodyOf(draft) })),
    );
  const save = async (): Promise<void> => {
    const saved = await saveSet(setKey, bodyOf(draft));
    toast('Saved; photos are being tagged anew');
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
      <Field label="Name">
        <input
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
          placeholder="Pets"
          maxLength={60}
          required
          className={textField}
        />
      </Field>
      <Field label="Labels, one a line">
        <textarea
          value={draft.lines}
          onChange={({ target }) => change({ lines: target.value })}
          placeholder={'golden retriever > dog\nMinka: a black cat > cat'}
          rows={12}
          required
          spellCheck={false}
          aria-describedby="labels-help"
          className={area}
        />
      </Field>
      <p id="labels-help" className="-mt-3 max-w-prose text-small text-quiet">
        Behind a colon, what the model shall look for in the label’s place: “Minka: a black cat”; several apart by “|”.
        Behind “&gt;”, what is true as well: “puppy &gt; dog”. “# heading” begins a group.
      </p>
      <Field label="Prompts, one a line; {} stands for the label">
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
        <Choice
          label="Only one of these labels fits a photo"
          checked={draft.exclusive}
          onChange={(exclusive) => change({ exclusive })}
        />
        <Choice label="Tag photos with it" checked={draft.enabled} onChange={(enabled) => change({ enabled })} />
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={busy} className={primaryButton}>
          {setKey === undefined ? 'Create set' : 'Save changes'}
        </button>
        <button type="button" disabled={busy} onClick={() => void during(check)} className={plainButton}>
          Check labels
        </button>
        <Link href="/labels" className={quietButton}>
          {setKey === undefined ? 'Cancel' : 'Back'}
        </Link>
      </div>
      <div role="status">
        {warnings && (
          <ul className="grid max-w-prose gap-1 text-small text-quiet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
            {warnings.length === 0 && <li>Nothing speaks against these labels.</li>}
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

function bodyOf({ name, lines, templates, exclusive, enabled }: SetDraft) {
  const prompts = templates.split('\n').filter((line) => line.trim() !== '');
  return { name: name.trim() || 'New set', labels: lines, templates: prompts, exclusive, enabled };
}

function saveSet(key: string | undefined, body: ReturnType<typeof bodyOf>): Promise<CountedLabelSet> {
  return key === undefined
    ? callApi('/api/label-sets', { method: 'POST', body })
    : callApi(`/api/label-sets/${key}`, { method: 'PATCH', body });
}
