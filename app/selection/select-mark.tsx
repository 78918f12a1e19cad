'use client';

import { Check } from 'lucide-react';
import { useContext } from 'react';
import { useStrings } from '../ui/locale-context';
import { isSelected } from './selection';
import { ListContext } from './selectable-photos';
import { useSelecting } from './selection-store';

/** The mark of a photo in a list that can be selected from; nothing in any other. */
export function SelectMark({ photoId }: { photoId: number }) {
  const list = useContext(ListContext);
  return list === null ? null : <Mark photoId={photoId} list={list.name} onChoose={list.choose} />;
}

interface MarkProps {
  readonly photoId: number;
  readonly list: string;
  readonly onChoose: (photoId: number, isRange: boolean) => void;
}

function Mark({ photoId, list, onChoose }: MarkProps) {
  const { grid: words } = useStrings();
  const selected = useSelecting(({ selection }) => isSelected(selection, photoId, list));
  const selecting = useSelecting(({ selection }) => selection.list !== null);

  return (
    <>
      {selected && (
        <span aria-hidden className="pointer-events-none absolute inset-0 border-4 border-accent bg-accent/15" />
      )}
      <button
        type="button"
        role="checkbox"
        aria-checked={selected}
        aria-label={words.select}
        title={words.selectHint}
        // Keys select from the photo itself.
        tabIndex={-1}
        onClick={(event) => onChoose(photoId, event.shiftKey)}
        className={`absolute end-0.5 bottom-0.5 grid size-11 place-items-center rounded-round transition-opacity noscript:hidden ${
          selecting ? '' : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden'
        }`}
      >
        <span
          className={`grid size-7 place-items-center rounded-round ${selected ? 'bg-accent text-on-accent' : 'border-2 border-on-veil bg-veil'}`}
        >
          {selected && <Check aria-hidden strokeWidth={2.5} className="size-4.5" />}
        </span>
      </button>
    </>
  );
}
