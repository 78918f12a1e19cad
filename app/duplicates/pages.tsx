import Link from 'next/link';
import type { DuplicateKind } from '#lib/nouns';
import { formatCount } from '../format/numbers';
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

  return (
    <nav aria-label="More groups" className="mt-8 flex flex-wrap items-center justify-between gap-3">
      <p className="text-small text-quiet">
        {formatCount(Math.min(offset + 1, total), locale)} – {formatCount(Math.min(offset + shown, total), locale)} of{' '}
        {formatCount(total, locale)} groups
      </p>
      <div className="flex gap-2">
        {offset > 0 && (
          <Link href={duplicatesHref(kind, Math.max(0, offset - GROUPS_SHOWN))} className={plainButton}>
            Previous
          </Link>
        )}
        {offset + shown < total && (
          <Link href={duplicatesHref(kind, offset + GROUPS_SHOWN)} className={plainButton}>
            Next
          </Link>
        )}
      </div>
    </nav>
  );
}
