'use client';

import { Gauge, LoaderCircle } from 'lucide-react';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { quietButton } from '../ui/styles';

interface MeasureSpeedProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onMeasure: () => void;
}

/** Finds out what a model costs on this computer, which takes some seconds. */
export function MeasureSpeed({ title, busy, onMeasure }: MeasureSpeedProps) {
  const locale = useLocale();
  const { measure, measuring, measureOf } = locale.strings.models.actions;
  const Sign = busy ? LoaderCircle : Gauge;

  return (
    <button
      type="button"
      aria-disabled={busy}
      className={quietButton}
      onClick={() => {
        if (!busy) onMeasure();
      }}
    >
      <Sign aria-hidden strokeWidth={1.75} className={`size-4.5 ${busy ? 'animate-spin' : ''}`} />
      {busy ? measuring : measure}
      <span className="sr-only"> {say(measureOf, { title }, locale)}</span>
    </button>
  );
}
