'use client';

import { ArrowDown, ArrowUp, Sparkle } from 'lucide-react';
import { useState } from 'react';
import type { ComparedModel, ModelComparison } from '#lib/nouns';
import { countOf, formatBytes, formatCount, formatRate } from '../../format/numbers';
import { wordsInQuotes } from '../../search/words-in-quotes';
import { useLocale } from '../../ui/locale-context';
import { ComparedPhoto } from './compared-photo';

/** The first photos of two models side by side. */
export function Comparison({ comparison: { a, b, photos, overlap } }: { comparison: ModelComparison }) {
  const locale = useLocale();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const shown = Math.max(a.results.length, b.results.length);

  return (
    <section aria-label="Comparison">
      <div className="px-4 pb-5 sm:px-5">
        <p className="text-title font-semibold">
          {formatCount(overlap, locale)} of {formatCount(shown, locale)} in both
        </p>
        <p className="max-w-prose text-small text-quiet">
          Among the {countOf(photos, ['photo', 'photos'], locale)} both have read.{' '}
          <ArrowUp aria-label="An arrow up" className="inline size-3.5" /> and{' '}
          <ArrowDown aria-label="an arrow down" className="inline size-3.5" /> say how many places a photo stands higher
          or lower than with the other model; <Sparkle aria-label="a star" className="inline size-3.5" /> that the other
          has it below place {formatCount(shown, locale)}.
        </p>
      </div>
      <div className="grid grid-cols-2 gap-x-4 px-(--gutter) sm:gap-x-8">
        {[a, b].map((model, side) => (
          <Column key={side} model={model} shown={shown} pointedAt={pointedAt} onPoint={setPointedAt} />
        ))}
      </div>
    </section>
  );
}

interface ColumnProps {
  readonly model: ComparedModel;
  readonly shown: number;
  readonly pointedAt: number | null;
  readonly onPoint: (id: number | null) => void;
}

function Column({ model, shown, pointedAt, onPoint }: ColumnProps) {
  return (
    <section aria-label={model.title} className="min-w-0">
      <div className="px-2.5 pb-4 sm:px-4">
        <h2 className="font-medium wrap-anywhere">{model.title}</h2>
        <Costs model={model} />
        {model.unknownWords.length > 0 && (
          <p className="mt-1 text-small">It does not know {wordsInQuotes(model.unknownWords)}.</p>
        )}
      </div>
      {model.results.length === 0 ? (
        <p className="px-2.5 pb-8 text-quiet sm:px-4">Nothing here looks like that to it.</p>
      ) : (
        <ol aria-label={`Photos by ${model.title}`} className="photo-wall [--row:7rem] sm:[--row:9rem]">
          {model.results.map((photo) => (
            <ComparedPhoto
              key={photo.id}
              photo={photo}
              shown={shown}
              marked={pointedAt === photo.id}
              onPoint={onPoint}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Costs({ model: { tookMs, bytesOnDisk, speed } }: { model: ComparedModel }) {
  const locale = useLocale();
  const costs = [
    `${formatRate(tookMs, locale)} ms`,
    speed && `${formatRate(speed.imagesPerSecond, locale)} photos a second`,
    speed && `${formatBytes(speed.imageMemory + speed.textMemory, locale)} memory`,
    `${formatBytes(bytesOnDisk, locale)} on disk`,
  ].filter(Boolean);

  return <p className="text-small text-quiet">{costs.join(' · ')}</p>;
}
