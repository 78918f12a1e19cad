import { useState } from 'react';
import type { IndexingSettings } from '#lib/nouns';
import { Field } from '../ui/field';
import { useStrings } from '../ui/locale-context';
import { textField } from '../ui/styles';

type Hours = NonNullable<IndexingSettings['window']>;

interface IndexingHoursProps {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}

/** From when until when; taken over on leaving a field, since a time is typed digit by digit. */
export function IndexingHours({ hours, onChange }: IndexingHoursProps) {
  const { indexing } = useStrings().status;
  const [typed, setTyped] = useState<Partial<Hours>>({});
  const draft = { ...hours, ...typed };
  const isSame = draft.from === draft.to;

  const takeOver = (): void => {
    if (draft.from === '' || draft.to === '' || isSame) return;
    if (draft.from !== hours.from || draft.to !== hours.to) onChange(draft);
    setTyped({});
  };

  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-2 gap-3 sm:w-72">
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={end === 'from' ? indexing.from : indexing.until}>
            <input
              type="time"
              required
              value={draft[end]}
              onChange={({ target }) => setTyped({ ...typed, [end]: target.value })}
              onBlur={takeOver}
              className={textField}
            />
          </Field>
        ))}
      </div>
      {isSame && (
        <p role="alert" className="text-small">
          {indexing.sameHours}
        </p>
      )}
    </div>
  );
}
