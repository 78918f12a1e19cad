'use client';

import { LoaderCircle, Search, X } from 'lucide-react';
import Form from 'next/form';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useFormStatus } from 'react-dom';
import type { Suggestion } from '#lib/query/complete';
import { activeFilters, partsIn, searchHref } from '../search/address';
import { useStrings } from '../ui/locale-context';
import { ChooseImage } from './choose-image';
import { rememberSearch, searchesBefore, searchesLike } from './search-history';
import { optionId, SuggestionList } from './suggestion-list';
import { type Typed, useSuggestions } from './use-suggestions';

export const SEARCH_BOX_ID = 'search';

/** A plain GET form: the query is in the address, and it works before and without any script. */
export function SearchBox() {
  const { searchLabel, searchHint, clear: clearLabel, searchedBefore } = useStrings().bar;
  const params = useSearchParams();
  const path = usePathname();
  const onSearchPage = path === '/';
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  // The words two models are compared on are no search of the library.
  const query = path.startsWith('/models') ? '' : (params.get('q') ?? '');
  // A new search within the same filters; elsewhere they belong to something else.
  const filters = onSearchPage ? activeFilters(params) : [];
  const parts = onSearchPage ? partsIn(params) : [];

  const completion = useCompletion(field, searchedBefore);
  useEffect(() => {
    if (onSearchPage && query !== '') rememberSearch(query);
  }, [onSearchPage, query]);

  const clear = (): void => {
    if (field.current) field.current.value = '';
    field.current?.focus();
    if (query) router.push(onSearchPage ? searchHref(params, { q: null, similar: null }) : '/');
  };

  return (
    <Form action="/" role="search" className="relative flex min-w-0 flex-1">
      <label htmlFor={SEARCH_BOX_ID} className="sr-only">
        {searchLabel}
      </label>
      <input
        key={query}
        ref={field}
        id={SEARCH_BOX_ID}
        type="search"
        name="q"
        defaultValue={query}
        placeholder={searchHint}
        autoComplete="off"
        enterKeyHint="search"
        {...completion.fieldProps}
        className="peer h-11 w-full min-w-0 rounded-round border border-transparent bg-sunken ps-11 pe-22 transition-colors placeholder-shown:pe-11 hover:border-line focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-1 focus-visible:outline-offset-0 max-sm:ps-4"
      />
      <SearchSign />
      {completion.list}
      <button
        type="button"
        onClick={clear}
        aria-label={clearLabel}
        className="absolute end-11 grid size-11 place-items-center rounded-round text-quiet peer-placeholder-shown:hidden hover:text-ink"
      >
        <X aria-hidden className="size-4.5" />
      </button>
      <ChooseImage />
      {filters.map((key) => (
        <input key={key} type="hidden" name={key} value={params.get(key) ?? ''} />
      ))}
      {parts.map((part, at) => (
        <input key={at} type="hidden" name="part" value={part} />
      ))}
    </Form>
  );
}

/**
 * Makes the field a combobox: former searches, filters and their values, tags, albums and files are suggested while they are
 * typed, and nothing is chosen unasked.
 *
 * @param searchedBefore the note of a former search
 */
function useCompletion(field: RefObject<HTMLInputElement | null>, searchedBefore: string) {
  const id = useId();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(typed);
  const before = typed === null ? [] : searchesLike(typed.text, searchesBefore());
  const suggestions: Offered[] = [
    ...before.map((query) => asSuggestion(query, searchedBefore)),
    ...(found?.suggestions ?? []),
  ];

  const show = (next: Typed | null): void => {
    setTyped(next);
    setActive(-1);
  };
  const choose = ({ insert, isSearch }: Offered): void => {
    const input = field.current;
    if (input === null) return;
    if (isSearch) {
      input.setRangeText(insert, 0, input.value.length, 'end');
      show(null);
      input.form?.requestSubmit();
      return;
    }
    if (found === null) return;
    input.setRangeText(insert, found.from, found.to, 'end');
    show(insert.endsWith(':') ? { text: input.value, at: found.from + insert.length } : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (suggestions.length === 0 || event.nativeEvent.isComposing) return;
    const chosen = suggestions[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((place) => ((place + step + suggestions.length + 1 + 1) % (suggestions.length + 1)) - 1);
    else if (event.key === 'Escape') show(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) choose(chosen);
    else return;
    event.preventDefault();
  };

  return {
    fieldProps: {
      role: 'combobox',
      'aria-autocomplete': 'list' as const,
      'aria-expanded': suggestions.length > 0,
      'aria-controls': id,
      'aria-activedescendant': active >= 0 ? optionId(id, active) : undefined,
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
        show({ text: currentTarget.value, at: currentTarget.selectionStart ?? currentTarget.value.length }),
      onKeyDown,
      onFocus: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        if (currentTarget.value === '') show({ text: '', at: 0 });
      },
      onBlur: () => show(null),
    },
    list: suggestions.length > 0 && (
      <SuggestionList id={id} suggestions={suggestions} active={active} onChoose={choose} />
    ),
  };
}

interface Offered extends Suggestion {
  /** A whole search: chosen, it is made again. */
  readonly isSearch?: true;
}

function asSuggestion(query: string, note: string): Offered {
  return { insert: query, label: query, note, isSearch: true };
}

/** Turns, above a line across the bar, while results are on their way. */
function SearchSign() {
  const { pending } = useFormStatus();
  const Sign = pending ? LoaderCircle : Search;

  return (
    <>
      <Sign
        aria-hidden
        strokeWidth={1.75}
        className={`pointer-events-none absolute start-3.5 top-3 size-5 text-quiet max-sm:hidden ${pending ? 'animate-spin' : ''}`}
      />
      {pending && <span aria-hidden className="fixed inset-x-0 -bottom-px h-0.5 animate-breathe bg-accent" />}
    </>
  );
}
