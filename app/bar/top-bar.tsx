import { Activity, BookImage } from 'lucide-react';
import Link from 'next/link';
import { OwnerOnly } from '../security/owner-only';
import { Mark } from '../ui/mark';
import { requestLocale } from '../ui/request-locale';
import type { Theme } from '../ui/theme';
import { BarLink } from './bar-link';
import { MoreMenu } from './more-menu';
import { SearchBox } from './search-box';

/** The one frame around everything: mark, search box, three icons. Nothing is blurred beneath it: that costs as much as all else of a frame. */
export async function TopBar({ theme }: { theme: Theme }) {
  const { bar } = (await requestLocale()).strings;

  return (
    <header className="sticky top-0 z-40 border-b border-line bg-ground/96">
      <div className="flex h-(--bar) items-center gap-1 px-2 sm:gap-3 sm:px-4">
        <Link
          href="/"
          aria-label={bar.home}
          className="flex h-11 shrink-0 items-center gap-2.5 rounded-control px-1.5 max-sm:w-11 max-sm:justify-center"
        >
          <Mark className="size-7" />
          <span className="hidden text-title font-semibold tracking-tight md:inline">Rummage</span>
        </Link>
        <SearchBox />
        <nav aria-label={bar.main} className="flex shrink-0 items-center sm:gap-1">
          <BarLink href="/albums" label={bar.albums}>
            <BookImage aria-hidden strokeWidth={1.75} className="size-5" />
          </BarLink>
          <OwnerOnly>
            <BarLink href="/status" label={bar.status}>
              <Activity aria-hidden strokeWidth={1.75} className="size-5" />
            </BarLink>
          </OwnerOnly>
          <MoreMenu theme={theme} />
        </nav>
      </div>
    </header>
  );
}
