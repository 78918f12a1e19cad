'use client';

import { useId, useState } from 'react';
import { DEFAULT_QUESTION } from '#lib/labels/question';
import { formatShare } from '../../format/numbers';
import { say } from '../../strings/message';
import { Field } from '../../ui/field';
import { useLocale } from '../../ui/locale-context';
import { textField } from '../../ui/styles';
import { useAnswers } from './use-answers';

/** The classic zero-shot question: which of these is it? The bars move as labels or prompt change. */
export function AskPhoto({ photoId }: { photoId: number }) {
  const heading = useId();
  const [labels, setLabels] = useState('');
  const [template, setTemplate] = useState(DEFAULT_QUESTION);
  const { answer, problem } = useAnswers(photoId, labels, template);
  const locale = useLocale();
  const words = locale.strings.photoButtons.ask;

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-2 font-medium">
        {words.title}
      </h2>
      <div className="grid gap-3">
        <Field label={words.labels}>
          <input
            value={labels}
            onChange={({ target }) => setLabels(target.value)}
            placeholder={words.labelsExample}
            maxLength={1_000}
            autoComplete="off"
            className={textField}
          />
        </Field>
        <Field label={words.prompt}>
          <input
            value={template}
            onChange={({ target }) => setTemplate(target.value)}
            maxLength={200}
            autoComplete="off"
            className={textField}
          />
        </Field>
        <div aria-live="polite">
          {problem && <p className="text-small text-quiet">{problem}</p>}
          {!problem && answer && (
            <>
              <ul aria-label={words.answers}>
                {answer.answers.map(({ label, probability }) => (
                  <li key={label} className="grid grid-cols-[minmax(0,1fr)_5.5rem_4rem] items-center gap-3 py-1">
                    <span className="truncate">{label}</span>
                    <span aria-hidden className="h-1 overflow-hidden rounded-round bg-line">
                      <span
                        className="block h-full rounded-round bg-accent transition-[width]"
                        style={{ width: `${(probability ?? 0) * 100}%` }}
                      />
                    </span>
                    <span className="text-end text-small text-quiet">
                      {probability === null ? words.unknown : formatShare(probability, locale)}
                    </span>
                  </li>
                ))}
              </ul>
              <p className="mt-1 text-small text-quiet">
                {say(words.scale, { scale: Math.round(answer.scale) }, locale)}
              </p>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
