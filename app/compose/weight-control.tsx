'use client';

import { Minus, Plus } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { HEAVIEST } from '#lib/search/part-address';
import { useLocale } from '../ui/locale-context';
import { chipButton } from './chip-button';
import { signed, steppedWeight, WEIGHTS } from './weights';

interface WeightControlProps {
  readonly weight: number;
  /** What its number and the two ways to change it are called. */
  readonly labels: Readonly<Record<'weight' | 'less' | 'more', string>>;
  /** The search with each weight, in the order of {@link WEIGHTS}. */
  readonly hrefs: readonly string[];
}

/** How much a part counts, and more and less of it; quicker than the answers, so that no press is lost. */
export function WeightControl({ weight, labels, hrefs }: WeightControlProps) {
  const locale = useLocale();
  const [answered, setAnswered] = useState(weight);
  const [chosen, setChosen] = useState(weight);
  if (answered !== weight) {
    setAnswered(weight);
    setChosen(weight);
  }
  const step = (direction: 1 | -1) => ({ from: chosen, direction, hrefs, onStep: setChosen });

  return (
    <>
      <WeightStep {...step(-1)} label={labels.less}>
        <Minus aria-hidden className="size-4" />
      </WeightStep>
      <span className="min-w-8 text-center text-small font-medium tabular-nums">
        <span className="sr-only">{labels.weight} </span>
        {signed(chosen, locale)}
      </span>
      <WeightStep {...step(1)} label={labels.more}>
        <Plus aria-hidden className="size-4" />
      </WeightStep>
    </>
  );
}

interface WeightStepProps {
  readonly from: number;
  readonly direction: 1 | -1;
  readonly hrefs: readonly string[];
  readonly onStep: (weight: number) => void;
  readonly label: string;
  readonly children: ReactNode;
}

/** A plain link, so that no script is needed. At the end of the scale it stays, lest whoever pressed it with a key lose their place. */
function WeightStep({ from, direction, hrefs, onStep, label, children }: WeightStepProps) {
  const weight = steppedWeight(from, direction);

  return (
    <Link
      href={hrefs[WEIGHTS.indexOf(weight)] ?? ''}
      onClick={() => onStep(weight)}
      replace
      prefetch={false}
      scroll={false}
      aria-label={label}
      aria-disabled={Math.abs(from) >= HEAVIEST && weight === from}
      className={chipButton}
    >
      {children}
    </Link>
  );
}
