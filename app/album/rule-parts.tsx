import { X } from 'lucide-react';
import type { QueryPart } from '#lib/nouns';
import { chipButton } from '../compose/chip-button';
import { PartPicture } from '../compose/part-picture';
import { partName } from '../compose/part-words';
import { pictureUrl } from '../compose/picture-url';
import { signed } from '../compose/weights';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';

interface RulePartsProps {
  readonly parts: readonly QueryPart[];
  readonly locale: Locale;
  /** Takes one out, by its place; without it they only show. */
  readonly onRemove?: (at: number) => void;
}

/** What an album compares photos with, as chips with their weights. */
export function RuleParts({ parts, locale, onRemove }: RulePartsProps) {
  const { parts: called } = locale.strings;

  return (
    <ul aria-label={called.ofRule} className="flex flex-wrap gap-2">
      {parts.map((part, at) => (
        <li
          key={at}
          className={`flex h-11 max-w-full items-center rounded-round border bg-raised ps-1.5 ${onRemove ? '' : 'pe-3.5'} ${part.weight < 0 ? 'border-dashed border-edge' : 'border-line'}`}
        >
          {'text' in part ? (
            <span className="min-w-0 truncate ps-2 font-medium">{part.text}</span>
          ) : (
            <>
              <PartPicture src={pictureUrl(part, 320)} crop={part.crop} />
              <span className="sr-only">{partName(part, locale)}</span>
            </>
          )}
          <span className="ps-2.5 text-small font-medium text-quiet tabular-nums">
            <span className="sr-only">{called.weight} </span>
            {signed(part.weight, locale)}
          </span>
          {onRemove && (
            <button
              type="button"
              onClick={() => onRemove(at)}
              aria-label={say(called.remove, { name: partName(part, locale) }, locale)}
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
