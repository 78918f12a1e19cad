import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';
import { ProgressBar } from './progress-bar';
import { switchInWords } from './switch-words';

interface ModelInUseProps {
  readonly model: Status['model'];
  readonly change: Status['switch'];
}

/** The model that answers, and the one on its way. */
export function ModelInUse({ model, change }: ModelInUseProps) {
  const locale = useLocale();

  return (
    <div className="grid gap-3">
      <p className="text-small wrap-anywhere text-quiet">
        Searching with the model {model.id}, {model.dimensions} dimensions.{' '}
        <Link href="/models" className={quietLink}>
          Models
        </Link>
      </p>
      {change && (
        <>
          <p className="text-small wrap-anywhere">{switchInWords(change, locale)}</p>
          <ProgressBar
            share={change.total === 0 ? 0 : change.done / change.total}
            label={`Photos ${change.to} has read`}
          />
        </>
      )}
    </div>
  );
}
