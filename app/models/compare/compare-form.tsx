'use client';

import { ArrowLeftRight } from 'lucide-react';
import Form from 'next/form';
import type { ModelSummary } from '#lib/nouns';
import { Field } from '../../ui/field';
import { useStrings } from '../../ui/locale-context';
import { primaryButton, textField } from '../../ui/styles';

interface CompareFormProps {
  readonly models: readonly ModelSummary[];
  readonly query: string;
  readonly a: string;
  readonly b: string;
}

/** A plain GET form: a comparison has an address, and needs no script. */
export function CompareForm({ models, query, a, b }: CompareFormProps) {
  const { comparing } = useStrings().models;

  return (
    <Form
      action="/models/compare"
      className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-end"
    >
      <Field label={comparing.query}>
        <input
          key={query}
          name="q"
          defaultValue={query}
          required
          maxLength={500}
          placeholder={comparing.queryExample}
          autoComplete="off"
          enterKeyHint="search"
          className={textField}
        />
      </Field>
      <ModelSelect label={comparing.first} name="a" models={models} chosen={a} />
      <ModelSelect label={comparing.second} name="b" models={models} chosen={b} />
      <button type="submit" className={primaryButton}>
        <ArrowLeftRight aria-hidden strokeWidth={1.75} className="size-4.5" />
        {comparing.compare}
      </button>
    </Form>
  );
}

interface ModelSelectProps {
  readonly label: string;
  readonly name: string;
  readonly models: readonly ModelSummary[];
  readonly chosen: string;
}

function ModelSelect({ label, name, models, chosen }: ModelSelectProps) {
  return (
    <Field label={label}>
      <select key={chosen} name={name} defaultValue={chosen} className={textField}>
        {models.map((model) => (
          <option key={model.reference} value={model.reference}>
            {model.title}
          </option>
        ))}
      </select>
    </Field>
  );
}
