'use client';

import { ArrowDown, ArrowUp, Sparkle } from 'lucide-react';
import { useState } from 'react';
import type { ComparedModel, ModelComparison } from '#lib/nouns';
import { formatBytes, formatRate } from '../../format/numbers';
import { wordsInQuotes } from '../../format/quotes';
import { say } from '../../strings/message';
import { sayWith } from '../../strings/say-with';
import { useLocale } from '../../ui/locale-context';
import { ComparedPhoto } from './compared-photo';

/** The first photos of two models side by side. */
export function Comparison({ comparison: { a, b, photos, overlap } }: { comparison: ModelComparison }) {
  const locale = useLocale();
  const { comparing } = locale.strings.models;
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const shown = Math.max(a.results.length, b.results.length);

  return (
    <section aria-label={comparing.comparison}>
      <div className="px-4 pb-5 sm:px-5">
        <p className="text-title font-semibold">{say(comparing.inBoth, { overlap, shown }, locale)}</p>
        <p className="max-w-prose text-small text-quiet">
          {sayWith(
            comparing.legend,
            {
              count: photos,
              shown,
              up: <ArrowUp aria-label={comparing.up} className="inline size-3.5" />,
              down: <ArrowDown aria-label={comparing.down} className="inline size-3.5" />,
              star: <Sparkle aria-label={comparing.star} className="inline size-3.5" />,
            },
            locale,
          )}
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
  const locale = useLocale();
  const { comparing } = locale.strings.models;

  return (
    <section aria-label={model.title} className="min-w-0">
      <div className="px-2.5 pb-4 sm:px-4">
        <h2 className="font-medium wrap-anywhere">{model.title}</h2>
        <Costs model={model} />
        {model.unknownWords.length > 0 && (
          <p className="mt-1 text-small">
            {say(comparing.unknown, { words: wordsInQuotes(model.unknownWords, locale) }, locale)}
          </p>
        )}
      </div>
      {model.results.length === 0 ? (
        <p className="px-2.5 pb-8 text-quiet sm:px-4">{comparing.nothing}</p>
      ) : (
        <ol
          aria-label={say(comparing.photosBy, { title: model.title }, locale)}
          className="photo-wall [--row:7rem] sm:[--row:9rem]"
        >
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
  const { comparing } = locale.strings.models;
  const costs = [
    say(comparing.ms, { ms: formatRate(tookMs, locale) }, locale),
    speed && say(comparing.rate, { rate: formatRate(speed.imagesPerSecond, locale) }, locale),
    speed && say(comparing.memory, { size: formatBytes(speed.imageMemory + speed.textMemory, locale) }, locale),
    say(comparing.disk, { size: formatBytes(bytesOnDisk, locale) }, locale),
  ].filter(Boolean);

  return <p className="text-small text-quiet">{costs.join(' · ')}</p>;
}
