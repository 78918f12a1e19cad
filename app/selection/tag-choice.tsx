'use client';

import { Tag } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useEffect, useState } from 'react';
import type { TagCount } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { useStrings } from '../ui/locale-context';
import { plainButton, primaryButton, textField } from '../ui/styles';
import { Choice } from './choice';
import { actOn } from './commands';
import { currentTarget } from './selected-photos';

/** Gives all selected photos a tag, or takes it off them. */
export function TagChoice() {
  const { selection } = useStrings();

  return (
    <Choice label={selection.tag} shortcut="t" icon={Tag}>
      {(close) => <TagForm onDone={close} />}
    </Choice>
  );
}

function TagForm({ onDone }: { onDone: () => void }) {
  const { selection } = useStrings();
  const router = useRouter();
  const [label, setLabel] = useState('');
  const known = useKnownTags();

  const give = (value: boolean) => (event: SyntheticEvent) => {
    event.preventDefault();
    const target = currentTarget();
    if (label.trim() === '' || target === null) return;
    onDone();
    void actOn(target, { action: 'tag', label: label.trim(), value }, router.refresh);
  };

  return (
    <form onSubmit={give(true)} className="grid gap-3">
      <label className="grid gap-1.5 text-small">
        {selection.tag}
        <input
          value={label}
          onChange={({ target }) => setLabel(target.value)}
          list="known-tags"
          maxLength={100}
          autoComplete="off"
          className={`${textField} text-base`}
        />
      </label>
      <datalist id="known-tags">
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="flex justify-end gap-2">
        <button type="button" onClick={give(false)} className={plainButton}>
          {selection.takeOffTag}
        </button>
        <button type="submit" className={primaryButton}>
          {selection.addTag}
        </button>
      </div>
    </form>
  );
}

/** What tags there are, for those who do not want to type them; none while they are not known. */
function useKnownTags(): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    const call = new AbortController();
    callApi<{ tags: TagCount[] }>('/api/tags', { signal: call.signal }).then(
      ({ tags }) => setKnown(tags.map(({ label }) => label)),
      // Typing works without.
      () => undefined,
    );
    return () => call.abort();
  }, []);
  return known;
}
