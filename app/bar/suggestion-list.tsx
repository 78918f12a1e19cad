import type { Suggestion } from '#lib/query/complete';
import { useStrings } from '../ui/locale-context';
import { floating } from '../ui/styles';

interface SuggestionListProps<Offered extends Suggestion> {
  readonly id: string;
  readonly suggestions: readonly Offered[];
  /** The place of the one the keys are at; −1 for none. */
  readonly active: number;
  readonly onChoose: (suggestion: Offered) => void;
}

/** The id of the option at a place, for `aria-activedescendant`. */
export function optionId(list: string, place: number): string {
  return `${list}-${place}`;
}

/** What can be put in the place of what is being typed. */
export function SuggestionList<Offered extends Suggestion>({
  id,
  suggestions,
  active,
  onChoose,
}: SuggestionListProps<Offered>) {
  const { suggestions: label } = useStrings().bar;

  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      data-state="open"
      className={`${floating} absolute inset-x-0 top-full mt-1.5 max-h-[60dvh] overflow-y-auto p-1.5`}
    >
      {suggestions.map((suggestion, place) => (
        <li
          key={`${suggestion.note} ${suggestion.insert}`}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === active}
          // The field keeps its focus, and with it the list. Not chosen before the finger is lifted: it may only scroll.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          className="flex target min-h-9 cursor-pointer items-center justify-between gap-4 rounded-control px-3 hover:bg-sunken aria-selected:bg-sunken"
        >
          <span className="max-w-[75%] shrink-0 truncate font-medium">{suggestion.label}</span>
          <span className="truncate text-small text-quiet">{suggestion.note}</span>
        </li>
      ))}
    </ul>
  );
}
