import Link from 'next/link';
import type { FailedPhoto, FailureList } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatBytes, formatCount } from '../format/numbers';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { FAILURES_SHOWN, failuresHref, type ShownFailures } from './failures-address';
import { RetryButton } from './retry-button';

interface FailuresProps {
  readonly list: FailureList;
  readonly shown: ShownFailures;
}

/** Files that could not be read, each with its reason and remedy. */
export async function Failures({ list, shown }: FailuresProps) {
  const locale = await requestLocale();
  const { failures: words } = locale.strings.status;
  const { total, reasons, failures } = list;
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;

  const which = shown.reason === null ? 'all' : { reason: shown.reason };
  return (
    <section id="failures" aria-labelledby="failures-title" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="failures-title" className="text-title font-semibold">
          {say(words.title, { count: all }, locale)}
        </h2>
        {total > 1 && (
          <RetryButton which={which} label={shown.reason === null ? words.retryAll : words.retryThese} isFollowed />
        )}
      </div>
      {(reasons.length > 1 || shown.reason !== null) && <Reasons reasons={reasons} all={all} shown={shown} />}
      {failures.length > 0 ? (
        <ul className="divide-y divide-line rounded-panel border border-line bg-raised">
          {failures.map((photo) => (
            <FailedFile key={photo.id} photo={photo} locale={locale} />
          ))}
        </ul>
      ) : (
        <p className="text-quiet">{words.none}</p>
      )}
      <Pages total={total} shown={shown} count={failures.length} locale={locale} />
    </section>
  );
}

interface ReasonsProps {
  readonly reasons: FailureList['reasons'];
  readonly all: number;
  readonly shown: ShownFailures;
}

/** Narrows the list to one reason. */
async function Reasons({ reasons, all, shown }: ReasonsProps) {
  const locale = await requestLocale();
  const { failures: words } = locale.strings.status;
  const chips = [
    { reason: null, label: words.all, count: all },
    ...reasons.map((one) => ({ ...one, label: one.reason })),
  ];

  return (
    <ul aria-label={words.reasons} className="flex flex-wrap gap-2">
      {chips.map(({ reason, label, count }) => (
        <li key={label} className="max-w-full">
          <Link
            href={failuresHref({ reason, offset: 0 })}
            scroll={false}
            aria-current={reason === shown.reason}
            className="inline-flex target max-w-full items-center gap-2 rounded-round border border-line bg-raised px-3.5 py-1.5 text-small transition-colors hover:border-edge aria-[current=true]:border-transparent aria-[current=true]:bg-ink aria-[current=true]:text-ground"
          >
            <span className="min-w-0 wrap-anywhere">{label}</span>
            <span className="opacity-70">{formatCount(count, locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function FailedFile({ photo, locale }: { photo: FailedPhoto; locale: Locale }) {
  const { failures: words } = locale.strings.status;
  const { id, path, folderName, bytes, failure, attempts, decoder } = photo;

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium wrap-anywhere">
          <Link href={`/photos/${id}`} prefetch={false} className="rounded-control hover:underline">
            {path || say(words.photo, { id: String(id) }, locale)}
          </Link>
        </p>
        <p className="wrap-anywhere">{failure.reason}</p>
        <p className="text-small text-quiet">{failure.remedy}</p>
        <p
          className="mt-1 text-small wrap-anywhere text-quiet"
          title={decoder && say(words.readWith, { decoder }, locale)}
        >
          {[
            folderName && say(words.in, { folder: folderName }, locale),
            formatBytes(bytes, locale),
            triedInWords(attempts, decoder, locale),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <RetryButton which={[id]} label={locale.strings.ui.tryAgain} isFollowed />
    </li>
  );
}

function triedInWords(attempts: number, decoder: string, locale: Locale): string {
  // The first of a decoder's parts names it well enough; all of them are in the tip.
  const [name] = decoder.split(',', 1);
  const { tried, triedWith } = locale.strings.status.failures;
  return name ? say(triedWith, { count: attempts, decoder: name }, locale) : say(tried, { count: attempts }, locale);
}

interface PagesProps {
  readonly total: number;
  readonly count: number;
  readonly shown: ShownFailures;
  readonly locale: Locale;
}

/** The way to the failures that do not fit on the page. */
function Pages({ total, count, shown: { reason, offset }, locale }: PagesProps) {
  if (total <= FAILURES_SHOWN && offset === 0) return null;
  const { status, ui } = locale.strings;
  const range = { first: Math.min(offset + 1, total), last: offset + count, total };

  return (
    <nav aria-label={status.failures.more} className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-small text-quiet">{say(status.failures.range, range, locale)}</p>
      <div className="flex gap-2">
        {offset > 0 && (
          <Link
            href={failuresHref({ reason, offset: Math.max(0, offset - FAILURES_SHOWN) })}
            scroll={false}
            className={plainButton}
          >
            {ui.previous}
          </Link>
        )}
        {offset + count < total && (
          <Link href={failuresHref({ reason, offset: offset + FAILURES_SHOWN })} scroll={false} className={plainButton}>
            {ui.next}
          </Link>
        )}
      </div>
    </nav>
  );
}
