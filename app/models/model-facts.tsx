'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelSummary, PublishedFigure } from '#lib/nouns';
import { countOf, formatBytes, formatCount, formatShare } from '../format/numbers';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';
import { precisionInWords, speedInWords } from './model-words';

/** A retrieval figure as a bar, with where it can be read. */
export function Figure({ figure: { measure, value, source } }: { figure: PublishedFigure }) {
  const locale = useLocale();
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
            source
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
  const { dimensions, imageSize, textTokens, dtype, photos, speed, reference, license, languages } = model;
  const known = [license, languages].filter(Boolean).join(' · ');

  return (
    <details className="group/facts">
      <summary className="inline-flex target max-w-full list-none flex-wrap items-center gap-x-3 rounded-control text-small text-quiet transition-colors hover:text-ink [&::-webkit-details-marker]:hidden">
        {known && <span className="min-w-0 wrap-anywhere">{known}</span>}
        <span className="inline-flex items-center gap-1">
          Details<span className="sr-only"> of {model.title}</span>
          <ChevronRight aria-hidden className="size-4 transition-transform group-open/facts:rotate-90" />
        </span>
      </summary>
      <dl className="mt-3 grid gap-x-6 gap-y-2 text-small sm:grid-cols-2">
        <Fact name="Name">{reference}</Fact>
        <Fact name="Precision">{`${precisionInWords(dtype)} (${dtype})`}</Fact>
        {imageSize !== null && <Fact name="Sees">{`${imageSize} × ${imageSize} pixels of each photo`}</Fact>}
        {textTokens !== null && (
          <Fact name="Reads">{`up to ${formatCount(textTokens, locale)} tokens of a query`}</Fact>
        )}
        {dimensions !== null && <Fact name="Remembers">{`${formatCount(dimensions, locale)} numbers a photo`}</Fact>}
        {photos > 0 && <Fact name="Has read">{countOf(photos, ['photo', 'photos'], locale)}</Fact>}
        {speed && <Fact name="Speed here">{speedInWords(speed, locale)}</Fact>}
        {speed && <Fact name="Memory">{memoryOf(speed, locale)}</Fact>}
      </dl>
    </details>
  );
}

function memoryOf(
  { imageMemory, textMemory }: NonNullable<ModelSummary['speed']>,
  locale: ReturnType<typeof useLocale>,
): string {
  return `${formatBytes(imageMemory, locale)} while reading photos, ${formatBytes(textMemory, locale)} for searching`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-quiet">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
