import type { FailedPhoto } from '#lib/nouns';
import { countOf, formatBytes } from '../format/numbers';
import { requestLocale } from '../ui/request-locale';
import { RetryButton } from './retry-button';

/** Files that could not be read, each with its reason and remedy. */
export async function Failures({ total, failures }: { total: number; failures: readonly FailedPhoto[] }) {
  const locale = await requestLocale();
  if (total === 0) return null;

  return (
    <section aria-labelledby="failures" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="failures" className="text-title font-semibold">
          {countOf(total, ['file could not be read', 'files could not be read'], locale)}
        </h2>
        {total > 1 && <RetryButton which="all" label="Try all again" />}
      </div>
      <ul className="divide-y divide-line rounded-panel border border-line bg-raised">
        {failures.map(({ id, path, folderName, bytes, failure }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium wrap-anywhere">{path}</p>
              <p className="wrap-anywhere">{failure.reason}</p>
              <p className="text-small text-quiet">
                {failure.remedy} In {folderName}, {formatBytes(bytes, locale)}.
              </p>
            </div>
            <RetryButton which={[id]} label="Try again" />
          </li>
        ))}
      </ul>
      {total > failures.length && (
        <p className="text-small text-quiet">
          These are the first {failures.length}; the others follow as these are mended.
        </p>
      )}
    </section>
  );
}
