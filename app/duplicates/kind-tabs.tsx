import Link from 'next/link';
import type { DuplicateKind, DuplicateList } from '#lib/nouns';
import { formatCount } from '../format/numbers';
import { requestLocale } from '../ui/request-locale';
import { duplicatesHref, KIND_ORDER } from './kinds';

interface KindTabsProps {
  readonly kind: DuplicateKind;
  readonly counts: DuplicateList['counts'];
}

/** The three kinds, each with the number of its groups. */
export async function KindTabs({ kind: shown, counts }: KindTabsProps) {
  const locale = await requestLocale();
  const { duplicates } = locale.strings;

  return (
    <nav aria-label={duplicates.tabs} className="my-5 flex flex-wrap gap-2">
      {KIND_ORDER.map((kind) => (
        <Link
          key={kind}
          href={duplicatesHref(kind)}
          aria-current={kind === shown ? 'page' : undefined}
          className="inline-flex target items-center gap-2 rounded-round border border-line bg-raised px-3.5 py-1.5 text-small transition-colors hover:border-edge aria-[current=page]:border-transparent aria-[current=page]:bg-ink aria-[current=page]:text-ground"
        >
          {duplicates.kinds[kind].tab}
          <span className="opacity-70">{formatCount(counts[kind], locale)}</span>
        </Link>
      ))}
    </nav>
  );
}
