import type { DuplicateGroup, DuplicateKind } from '#lib/nouns';
import { countOf } from '../format/numbers';
import { useLocale } from '../ui/locale-context';
import { primaryButton, quietButton } from '../ui/styles';
import { KINDS } from './kinds';
import { PhotoChoice } from './photo-choice';
import type { Choice } from './tidy';

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
  const isOnePhoto = photos.length === 1;
  const title = isOnePhoto
    ? `One photo in ${countOf(photos[0]?.files.length ?? 0, ['file', 'files'], locale)}`
    : countOf(photos.length, ['photo', 'photos'], locale);

  return (
    <li className="rounded-panel border border-line bg-raised p-3 sm:p-4">
      <fieldset className="min-w-0">
        <legend className="mb-3 px-1 font-medium">{title}</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
          {photos.map((photo) => (
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
      {isOnePhoto ? (
        <p className="mt-3 px-1 text-small text-quiet">
          Nothing to do here: Rummage shows it once. To free the space, delete copies yourself; the photo stays as long
          as one is left.
        </p>
      ) : (
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="button" disabled={busy} onClick={() => onKeep(choice)} className={primaryButton}>
            Keep this, move {choice.trash.length} to trash
          </button>
          <button type="button" disabled={busy} onClick={onDismiss} className={quietButton}>
            {KINDS[kind].dismiss}
          </button>
        </div>
      )}
    </li>
  );
}
