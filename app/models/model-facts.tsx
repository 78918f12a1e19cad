'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelSummary, PublishedFigure } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatBytes, formatShare } from '../format/numbers';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';
import { precisionInWords, speedInWords } from './model-words';

/** A retrieval figure as a bar, with where it can be read. */
export function Figure({ figure: { measure, value, source } }: { figure: PublishedFigure }) {
  const locale = useLocale();
  const { details } = locale.strings.models;
  const isAddress = /^https?:\/\//.test(source);

  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small text-quiet">
      <span aria-hidden className="h-1 w-24 overflow-hidden rounded-round bg-line">
        <span className="block h-full rounded-round bg-edge" style={{ width: `${value * 100}%` }} />
      </span>
      <span>
        <span className="font-medium text-ink">{formatShare(value, locale)}</span> {measure},{' '}
        {isAddress ? (
          <a href={source} target="_blank" rel="noreferrer" className={quietLink}>
            {details.source}
          </a>
        ) : (
          source
        )}
      </span>
    </p>
  );
}

/** The rest of what is known about a model; what is not known is not mentioned. */
export function ModelFacts({ model }: { model: ModelSummary }) {
  const locale = useLocale();
  const { models, ui } = locale.strings;
  const { details } = models;
  const { dimensions, imageSize, textTokens, dtype, photos, speed, reference, license, languages } = model;
  const known = [license, languages].filter(Boolean).join(' · ');

  return (
    <details className="group/facts">
      <summary className="inline-flex target max-w-full list-none flex-wrap items-center gap-x-3 rounded-control text-small text-quiet transition-colors hover:text-ink [&::-webkit-details-marker]:hidden">
        {known && <span className="min-w-0 wrap-anywhere">{known}</span>}
        <span className="inline-flex items-center gap-1">
          {details.open}
          <span className="sr-only"> {say(details.of, { title: model.title }, locale)}</span>
          <ChevronRight aria-hidden className="size-4 transition-transform group-open/facts:rotate-90" />
        </span>
      </summary>
      <dl className="mt-3 grid gap-x-6 gap-y-2 text-small sm:grid-cols-2">
        <Fact name={details.name}>{reference}</Fact>
        <Fact name={details.precision}>
          {say(details.precisionAs, { precision: precisionInWords(dtype, locale), dtype }, locale)}
        </Fact>
        {imageSize !== null && (
          <Fact name={details.sees}>{say(details.pixels, { size: String(imageSize) }, locale)}</Fact>
        )}
        {textTokens !== null && <Fact name={details.reads}>{say(details.tokens, { count: textTokens }, locale)}</Fact>}
        {dimensions !== null && (
          <Fact name={details.remembers}>{say(details.numbers, { count: dimensions }, locale)}</Fact>
        )}
        {photos > 0 && <Fact name={details.hasRead}>{say(ui.photos, { count: photos }, locale)}</Fact>}
        {speed && <Fact name={details.speed}>{speedInWords(speed, locale)}</Fact>}
        {speed && <Fact name={details.memory}>{memoryOf(speed, locale)}</Fact>}
      </dl>
    </details>
  );
}

function memoryOf({ imageMemory, textMemory }: NonNullable<ModelSummary['speed']>, locale: Locale): string {
  const sizes = { images: formatBytes(imageMemory, locale), texts: formatBytes(textMemory, locale) };
  return say(locale.strings.models.memory, sizes, locale);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-quiet">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
