import type { SelfTestRun } from '#lib/self-test/report';
import { formatEvent } from '../format/dates';
import type { Locale } from '../format/locale';
import { formatShare } from '../format/numbers';
import { say } from '../strings/message';

/** What former runs came to, the newest first. */
export function FormerRuns({ runs, locale }: { runs: readonly SelfTestRun[]; locale: Locale }) {
  const { selfTest } = locale.strings;

  return (
    <details>
      <summary className="target cursor-pointer text-title font-semibold">{selfTest.former}</summary>
      <ul className="mt-4 divide-y divide-line rounded-panel border border-line bg-raised px-4">
        {runs.map(({ ranAt, settings, models }) => (
          <li key={ranAt} className="py-2.5">
            {formatEvent(new Date(ranAt).toISOString(), locale)}{' '}
            <span className="text-small text-quiet">
              {say(selfTest.settings, { count: settings.photos, index: settings.index }, locale)}
            </span>
            {models.map(
              ({ reference, title, all, queries }) =>
                all && (
                  <p key={reference} className="text-small tabular-nums">
                    {say(
                      selfTest.formerFigures,
                      {
                        title,
                        r1: formatShare(all.r1, locale),
                        r10: formatShare(all.r10, locale),
                        mrr: formatShare(all.mrr, locale),
                        count: queries.length,
                      },
                      locale,
                    )}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
