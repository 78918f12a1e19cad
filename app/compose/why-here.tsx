import type { QueryPart } from '#lib/nouns';
import type { Locale } from '../format/locale';
import type { PartReason } from '../photo/load-photo';
import { requestLocale } from '../ui/request-locale';
import { PartPicture } from './part-picture';
import { partName } from './part-words';
import { pictureUrl } from './picture-url';
import { signed } from './weights';

/** What each part of a composed search adds to a photo it found; nothing for any other photo. */
export async function WhyHere({ reasons }: { reasons: readonly PartReason[] }) {
  if (reasons.length === 0) return null;
  const locale = await requestLocale();
  const { why } = locale.strings.results;
  const largest = Math.max(1, ...reasons.map(({ contribution }) => Math.abs(contribution)));

  return (
    <section aria-labelledby="why">
      <h2 id="why" className="mb-2 font-medium">
        {why.title}
      </h2>
      <ul>
        {reasons.map(({ part, contribution }, place) => (
          <li key={place} className="grid grid-cols-[minmax(0,1fr)_5.5rem_2.75rem] items-center gap-3 py-1.5">
            <span className="flex min-w-0 items-center gap-1.5">
              {'text' in part ? (
                <span className="truncate">{partName(part, locale)}</span>
              ) : (
                <Pictured part={part} locale={locale} />
              )}
              {part.weight !== 1 && (
                <span className="shrink-0 text-small text-quiet">× {signed(part.weight, locale)}</span>
              )}
            </span>
            <ContributionBar share={contribution / largest} />
            <span className="text-end text-small text-quiet tabular-nums">
              {contribution > 0 && '+'}
              {signed(contribution, locale, 1)}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-small text-quiet">{why.scale}</p>
    </section>
  );
}

interface PicturedProps {
  readonly part: Exclude<QueryPart, { readonly text: string }>;
  readonly locale: Locale;
}

function Pictured({ part, locale }: PicturedProps) {
  return (
    <>
      <PartPicture src={pictureUrl(part, 320)} crop={part.crop} />
      <span className="sr-only">{partName(part, locale)}</span>
    </>
  );
}

/** To the right of the middle what speaks for the photo, to the left what speaks against it. @param share −1 … 1 */
function ContributionBar({ share }: { share: number }) {
  const width = Math.abs(share) * 50;

  return (
    <span aria-hidden className="relative h-1 overflow-hidden rounded-round bg-line">
      <span
        className={`absolute inset-y-0 ${share < 0 ? 'bg-edge' : 'bg-accent'}`}
        style={{ width: `${width}%`, left: `${share < 0 ? 50 - width : 50}%` }}
      />
    </span>
  );
}
