import type { SelfTestRun } from '#lib/self-test/report';
import { formatEvent } from '../format/dates';
import type { Locale } from '../format/locale';
import { countOf, formatShare } from '../format/numbers';

/** What former runs came to, the newest first. */
export function FormerRuns({ runs, locale }: { runs: readonly SelfTestRun[]; locale: Locale }) {
  return (
    <details>
      <summary className="target cursor-pointer text-title font-semibold">Former runs</summary>
      <ul className="mt-4 divide-y divide-line rounded-panel border border-line bg-raised px-4">
        {runs.map(({ ranAt, settings, models }) => (
          <li key={ranAt} className="py-2.5">
            {formatEvent(new Date(ranAt).toISOString(), locale)}{' '}
            <span className="text-small text-quiet">
              {countOf(settings.photos, ['photo', 'photos'], locale)}, index: {settings.index}
            </span>
            {models.map(
              ({ reference, title, all, queries }) =>
                all && (
                  <p key={reference} className="text-small tabular-nums">
                    {title}: R@1 {formatShare(all.r1, locale)}, R@10 {formatShare(all.r10, locale)}, MRR{' '}
                    {formatShare(all.mrr, locale)} of {countOf(queries.length, ['search', 'searches'], locale)}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
