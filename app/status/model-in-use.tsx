import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { say } from '../strings/message';
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
  const { progress, status } = locale.strings;

  return (
    <div className="grid gap-3">
      <p className="text-small wrap-anywhere text-quiet">
        {say(status.model, { model: model.id, count: model.dimensions }, locale)}{' '}
        <Link href="/models" className={quietLink}>
          {status.models}
        </Link>
      </p>
      {change && (
        <>
          <p className="text-small wrap-anywhere">{switchInWords(change, locale)}</p>
          <ProgressBar
            share={change.total === 0 ? 0 : change.done / change.total}
            label={say(progress.readBy, { model: change.to }, locale)}
          />
        </>
      )}
    </div>
  );
}
