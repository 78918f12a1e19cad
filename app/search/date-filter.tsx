'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { useStrings } from '../ui/locale-context';
import { primaryButton, textField } from '../ui/styles';
import { searchHref } from './address';
import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FilterPopover } from './filter-popover';

/** Narrows the search to photos taken within two days, either of which may be left open, or to a year. */
export function DateFilter({ context }: { context: string }) {
  const { search } = useStrings();
  const router = useRouter();
  const params = new URLSearchParams(context);

  const apply = (event: FormEvent<HTMLFormElement>, close: () => void): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [first, last] = [String(form.get('from')), String(form.get('to'))];
    // Two days in the wrong order mean the same range.
    const [from, to] = first && last && first > last ? [last, first] : [first, last];

    close();
    router.push(searchHref(params, { from, to, similar: null }));
  };

  return (
    <FilterPopover label={search.date}>
      {(close) => (
        <>
          <form onSubmit={(event) => apply(event, close)} className="grid gap-3 border-b border-line p-4">
            <DayField name="from" label={search.from} day={params.get('from')} />
            <DayField name="to" label={search.until} day={params.get('to')} />
            <button type="submit" className={primaryButton}>
              {search.showDays}
            </button>
          </form>
          <div className="max-h-[min(14rem,40dvh)] overflow-y-auto overscroll-contain p-2.5 empty:hidden">
            <FacetPanel context={context}>
              {({ years }) => <FacetList context={context} filter="year" values={years} onChosen={close} />}
            </FacetPanel>
          </div>
        </>
      )}
    </FilterPopover>
  );
}

function DayField({ name, label, day }: { name: string; label: string; day: string | null }) {
  return (
    <label className="grid gap-1 text-small text-quiet">
      {label}
      <input type="date" name={name} defaultValue={day ?? ''} className={`${textField} text-base text-ink`} />
    </label>
  );
}
