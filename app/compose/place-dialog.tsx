'use client';

import { type FormEvent, useRef, useState } from 'react';
import type { CropBox } from '#lib/nouns';
import { Field } from '../ui/field';
import { useStrings } from '../ui/locale-context';
import { PanelDialog } from '../ui/panel-dialog';
import { primaryButton, textField } from '../ui/styles';
import { BoxCanvas } from './box-canvas';
import { MIDDLE } from './region-box';

/** Words, and where in a photo they are to match. */
export interface PlacedWords {
  readonly text: string;
  readonly place: CropBox;
}

interface PlaceDialogProps {
  /** What it begins with. */
  readonly start: { readonly text: string; readonly place: CropBox | null };
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onChosen: (placed: PlacedWords) => void;
}

/** Asks what is to be where: words, and a box on an empty canvas. */
export function PlaceDialog({ start, open, onOpenChange, onChosen }: PlaceDialogProps) {
  const { placing } = useStrings().compose;

  return (
    <PanelDialog title={placing.title} open={open} onOpenChange={onOpenChange}>
      <PlaceForm start={start} onChosen={onChosen} />
    </PanelDialog>
  );
}

function PlaceForm({ start, onChosen }: Pick<PlaceDialogProps, 'start' | 'onChosen'>) {
  const { placing } = useStrings().compose;
  const [box, setBox] = useState(start.place ?? MIDDLE);
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('words')).trim();
    if (text !== '') onChosen({ text, place: box });
  };

  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <Field label={placing.what}>
        <input
          name="words"
          defaultValue={start.text}
          placeholder={placing.example}
          maxLength={500}
          required
          autoFocus
          autoComplete="off"
          className={`${textField} text-base`}
        />
      </Field>
      <BoxCanvas
        box={box}
        onBox={setBox}
        onChosen={() => form.current?.requestSubmit()}
        label={placing.box}
        describedBy="place-help"
      >
        <Thirds />
      </BoxCanvas>
      <p id="place-help" className="text-small text-quiet">
        {placing.help}
      </p>
      <button type="submit" className={primaryButton}>
        {placing.search}
      </button>
    </form>
  );
}

/** An empty photo, divided in thirds as a viewfinder is. */
function Thirds() {
  return (
    <svg viewBox="0 0 300 200" aria-hidden className="block aspect-3/2 w-88 max-w-full">
      <path d="M100 0V200M200 0V200M0 66.7H300M0 133.3H300" className="fill-none stroke-edge" strokeWidth={0.5} />
    </svg>
  );
}
