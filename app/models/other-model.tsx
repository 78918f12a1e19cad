'use client';

import { Search } from 'lucide-react';
import type { FormEvent } from 'react';
import { say } from '../strings/message';
import { Field } from '../ui/field';
import { useLocale } from '../ui/locale-context';
import { plainButton, textField } from '../ui/styles';

interface OtherModelProps {
  readonly hub: string;
  readonly onLookUp: (reference: string, title: string) => void;
}

/** Any model of the CLIP family on the hub, by its name there. */
export function OtherModel({ hub, onLookUp }: OtherModelProps) {
  const locale = useLocale();
  const { other } = locale.strings.models;
  const lookUp = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reference = String(new FormData(event.currentTarget).get('reference')).trim();
    if (reference !== '') onLookUp(reference, reference);
  };

  return (
    <section aria-labelledby="other" className="grid gap-4 noscript:hidden">
      <div>
        <h2 id="other" className="text-title font-semibold">
          {other.title}
        </h2>
        <p className="mt-1 max-w-prose text-quiet">{say(other.text, { hub }, locale)}</p>
      </div>
      <form onSubmit={lookUp} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <Field label={other.name}>
            <input
              name="reference"
              required
              placeholder={other.example}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={500}
              className={textField}
            />
          </Field>
        </div>
        <button type="submit" className={plainButton}>
          <Search aria-hidden strokeWidth={1.75} className="size-4.5" />
          {other.lookUp}
        </button>
      </form>
    </section>
  );
}
