import { X } from 'lucide-react';
import type { QueryPart } from '#lib/nouns';
import { chipButton } from '../compose/chip-button';
import { PartPicture } from '../compose/part-picture';
import { partName, signed } from '../compose/part-words';
import { pictureUrl } from '../compose/picture-url';

interface RulePartsProps {
  readonly parts: readonly QueryPart[];
  /** Takes one out, by its place; without it they only show. */
  readonly onRemove?: (at: number) => void;
}

/** What an album compares photos with, as chips with their weights. */
export function RuleParts({ parts, onRemove }: RulePartsProps) {
  return (
    <ul aria-label="Parts of its rule" className="flex flex-wrap gap-2">
      {parts.map((part, at) => (
        <li
          key={at}
          className={`flex h-11 max-w-full items-center rounded-round border bg-raised pl-1.5 ${onRemove ? '' : 'pr-3.5'} ${part.weight < 0 ? 'border-dashed border-edge' : 'border-line'}`}
        >
          {'text' in part ? (
            <span className="min-w-0 truncate pl-2 font-medium">{part.text}</span>
          ) : (
            <>
              <PartPicture src={pictureUrl(part, 320)} crop={part.crop} />
              <span className="sr-only">{partName(part)}</span>
            </>
          )}
          <span className="pl-2.5 text-small font-medium text-quiet tabular-nums">
            <span className="sr-only">Weight </span>
            {signed(part.weight)}
          </span>
          {onRemove && (
            <button
              type="button"
              onClick={() => onRemove(at)}
              aria-label={`Remove ${partName(part)}`}
              className={chipButton}
            >
              <X aria-hidden className="size-4" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
