'use client';

import type { ModelSummary } from '#lib/nouns';
import { formatCount, formatRate } from '../format/numbers';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';

/** The model that answers now, and what it costs on this computer. */
export function CurrentModel({ model }: { model: ModelSummary }) {
  const locale = useLocale();
  const { answers, facts: names } = locale.strings.models;
  const { title, photos, dimensions, speed, reference } = model;
  const facts: [label: string, value: string][] = [[names.photos, formatCount(photos, locale)]];
  if (speed) {
    facts.push([names.rate, formatRate(speed.imagesPerSecond, locale)]);
    facts.push([names.query, formatRate(speed.queryMs, locale)]);
  }
  if (dimensions !== null) facts.push([names.dimensions, formatCount(dimensions, locale)]);

  return (
    <section aria-labelledby="current" className="grid gap-5">
      <div>
        <h2 id="current" className="text-title font-semibold wrap-anywhere">
          {say(answers, { title }, locale)}
        </h2>
        {reference !== title && <p className="text-small wrap-anywhere text-quiet">{reference}</p>}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
        {facts.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse border-t border-line pt-3">
            <dt className="text-small text-quiet">{label}</dt>
            <dd className="text-display font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
