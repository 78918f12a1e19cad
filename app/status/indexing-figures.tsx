import type { StageTimes, Status } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { formatBytes, formatDuration, formatRate } from '../format/numbers';
import { useLocale } from '../ui/locale-context';

/** Speed, time left, bytes read, and what each stage takes for a photo; a dash for what is not known just now. */
export function IndexingFigures({ status }: { status: Status }) {
  const locale = useLocale();
  const { figures, stages: names } = locale.strings.status.indexing;
  const { photosPerSecond, secondsLeft, indexing } = status;
  const { bytesRead, bytesPerSecond, stages } = indexing;

  return (
    <div className="grid gap-5 p-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure label={figures.rate} value={photosPerSecond > 0 ? formatRate(photosPerSecond, locale) : NONE} />
        <Figure label={figures.left} value={secondsLeft === null ? NONE : formatDuration(secondsLeft, locale)} />
        <Figure label={figures.bytesRead} value={bytesRead > 0 ? formatBytes(bytesRead, locale) : NONE} />
        <Figure label={figures.bytesRate} value={bytesPerSecond > 0 ? formatBytes(bytesPerSecond, locale) : NONE} />
      </dl>
      <div className="grid gap-1.5">
        <h3 className="text-small font-medium">{figures.eachPhoto}</h3>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-small sm:grid-cols-4">
          {STAGES.map((stage) => (
            <div key={stage} className="flex justify-between gap-2 sm:justify-start">
              <dt className="text-quiet">{names[stage]}</dt>
              <dd>{inMilliseconds(stages[stage], locale)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

const NONE = '–';

const STAGES: readonly (keyof StageTimes)[] = ['read', 'decode', 'embed', 'store'];

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex min-w-0 flex-col-reverse">
      <dt className="text-small text-quiet">{label}</dt>
      <dd className="font-semibold">{value}</dd>
    </div>
  );
}

function inMilliseconds(ms: number | null, locale: Locale): string {
  return ms === null ? NONE : `${formatRate(ms, locale)} ms`;
}
