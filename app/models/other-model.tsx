'use client';

import { Search } from 'lucide-react';
import type { FormEvent } from 'react';
import { Field } from '../ui/field';
import { plainButton, textField } from '../ui/styles';

interface OtherModelProps {
  readonly hub: string;
  readonly onLookUp: (reference: string, title: string) => void;
}

/** Any model of the CLIP family on the hub, by its name there. */
export function OtherModel({ hub, onLookUp }: OtherModelProps) {
  const lookUp = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reference = String(new FormData(event.currentTarget).get('reference')).trim();
    if (reference !== '') onLookUp(reference, reference);
  };

  return (
    <section aria-labelledby="other" className="grid gap-4 noscript:hidden">
      <div>
        <h2 id="other" className="text-title font-semibold">
          Another model
        </h2>
        <p className="mt-1 max-w-prose text-quiet">
          Any model of the CLIP or SigLIP family that {hub} holds in ONNX form. It is checked before it is used.
        </p>
      </div>
      <form onSubmit={lookUp} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <Field label="Its name on the hub">
            <input
              name="reference"
              required
              placeholder="owner/name, or owner/name@q8"
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
          Look up…
        </button>
      </form>
    </section>
  );
}
