import type { CSSProperties } from 'react';
import { formatMonth } from '../format/dates';
import { useLocale } from '../ui/locale-context';

interface MonthHeadingProps {
  /** A moment in the month, as ISO 8601. */
  readonly date: string;
  /** The month's part of a wall that is laid out, in CSS pixels; null where the wall is a flex box. */
  readonly box: { readonly top: number; readonly height: number } | null;
}

/** The month's name; while its photos are in sight, it stays in sight, too. */
export function MonthHeading({ date, box }: MonthHeadingProps) {
  const place = box ? 'pointer-events-none absolute inset-x-0 z-10' : 'w-full';

  return (
    <li className={place} style={(box ?? undefined) as CSSProperties | undefined}>
      <h2 className="sticky top-(--bar) flex h-(--month) items-center bg-ground/92 px-2 text-base font-medium sm:px-4">
        <time dateTime={date.slice(0, 7)}>{formatMonth(date, useLocale())}</time>
      </h2>
    </li>
  );
}
