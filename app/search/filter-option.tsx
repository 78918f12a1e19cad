'use client';

import Link from 'next/link';
import { formatCount } from '../format/numbers';
import { useLocale } from '../ui/locale-context';

interface FilterOptionProps {
  readonly href: string;
  readonly name: string;
  readonly count: number;
  /** Closes the popover the option stands in. */
  readonly onChosen: () => void;
}

/** One thing a search can be narrowed to, with how many photos there are of it. */
export function FilterOption({ href, name, count, onChosen }: FilterOptionProps) {
  const locale = useLocale();

  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        onClick={onChosen}
        className="flex target min-h-8 items-center justify-between gap-4 rounded-control px-2 hover:bg-sunken"
      >
        <span className="truncate">{name}</span>
        <span className="text-small text-quiet">{formatCount(count, locale)}</span>
      </Link>
    </li>
  );
}
