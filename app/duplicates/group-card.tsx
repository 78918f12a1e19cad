import { type MouseEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DuplicateGroup, DuplicateKind } from '#lib/nouns';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { plainButton, primaryButton, quietButton } from '../ui/styles';
import { leadOn } from './lead-on';
import { PhotoChoice } from './photo-choice';
import type { Choice } from './tidy';

/** A day of time-lapse may be thousands: so many are drawn, the best first, and so many more at a time. */
const AT_A_TIME = 24;

interface GroupCardProps {
  readonly kind: DuplicateKind;
  readonly group: DuplicateGroup;
  readonly choice: Choice;
  readonly busy: boolean;
  readonly onChoose: (photoId: number) => void;
  readonly onKeep: (choice: Choice) => void;
  readonly onDismiss: () => void;
}

/** Photos that belong together, one of them chosen to be kept; a photo alone, with all its files. */
export function GroupCard({ kind, group: { photos }, choice, busy, onChoose, onKeep, onDismiss }: GroupCardProps) {
  const locale = useLocale();
  const { duplicates, ui } = locale.strings;
  const [shown, setShown] = useState(AT_A_TIME);
  const choices = useRef<HTMLFieldSetElement>(null);
  const isOnePhoto = photos.length === 1;
  const more = Math.min(AT_A_TIME, photos.length - shown);
  const title = isOnePhoto
    ? say(duplicates.inFiles, { count: photos[0]?.files.length ?? 0 }, locale)
    : say(ui.photos, { count: photos.length }, locale);
  const showMore = (): void => {
    // The button may go: the focus goes on to the first photo it drew.
    flushSync(() => setShown(shown + AT_A_TIME));
    choices.current?.querySelectorAll('input')[shown]?.focus();
  };
  const leaving =
    (act: () => void) =>
    ({ currentTarget }: MouseEvent): void => {
      leadOn(currentTarget);
      act();
    };

  return (
    <li tabIndex={-1} className="rounded-panel border border-line bg-raised p-3 outline-none sm:p-4">
      <fieldset ref={choices} className="min-w-0">
        <legend className="mb-3 px-1 font-medium">{title}</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
          {photos.slice(0, shown).map((photo) => (
            <PhotoChoice
              key={photo.id}
              photo={photo}
              group={`keep-${photos[0]?.id}`}
              isKept={photo.id === choice.keep}
              onChoose={isOnePhoto ? null : () => onChoose(photo.id)}
            />
          ))}
        </div>
      </fieldset>
      {more > 0 && (
        <button type="button" onClick={showMore} className={`${plainButton} mt-3`}>
          {say(duplicates.showMore, { count: more }, locale)}
        </button>
      )}
      {isOnePhoto ? (
        <p className="mt-3 px-1 text-small text-quiet">{duplicates.onePhoto}</p>
      ) : (
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="button" disabled={busy} onClick={leaving(() => onKeep(choice))} className={primaryButton}>
            {say(duplicates.keepThis, { count: choice.trash.length }, locale)}
          </button>
          <button type="button" disabled={busy} onClick={leaving(onDismiss)} className={quietButton}>
            {duplicates.kinds[kind].dismiss}
          </button>
        </div>
      )}
    </li>
  );
}
