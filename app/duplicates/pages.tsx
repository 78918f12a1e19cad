import Link from 'next/link';
import type { DuplicateKind } from '#lib/nouns';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';
import { plainButton } from '../ui/styles';
import { duplicatesHref, GROUPS_SHOWN } from './kinds';

interface PagesProps {
  readonly kind: DuplicateKind;
  readonly offset: number;
  /** Groups on this page, and in all. */
  readonly shown: number;
  readonly total: number;
}

/** The way to the groups that do not fit on the page. */
export async function Pages({ kind, offset, shown, total }: PagesProps) {
  if (total <= GROUPS_SHOWN && offset === 0) return null;
  const locale = await requestLocale();
  const { duplicates, ui } = locale.strings;
  const [first, last] = [Math.min(offset + 1, total), Math.min(offset + shown, total)];

  return (
    <nav aria-label={duplicates.more} className="mt-8 flex flex-wrap items-center justify-between gap-3">
      <p className="text-small text-quiet">{say(duplicates.range, { first, last, count: total }, locale)}</p>
      <div className="flex gap-2">
        {offset > 0 && (
          <Link href={duplicatesHref(kind, Math.max(0, offset - GROUPS_SHOWN))} className={plainButton}>
            {ui.previous}
          </Link>
        )}
        {offset + shown < total && (
          <Link href={duplicatesHref(kind, offset + GROUPS_SHOWN)} className={plainButton}>
            {ui.next}
          </Link>
        )}
      </div>
    </nav>
  );
}
