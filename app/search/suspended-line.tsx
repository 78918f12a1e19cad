import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Folder } from '#lib/nouns';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';

/** One line above the photos while a folder waits for an answer that only a person can give. */
export function SuspendedLine({ folders }: { folders: readonly Folder[] }) {
  const locale = useLocale();
  const { library } = locale.strings;
  const suspended = folders.filter(({ state }) => state === 'suspended');
  const [first] = suspended;
  if (first === undefined) return null;

  return (
    <p
      role="status"
      className="mx-4 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-panel bg-sunken px-4 py-3 text-small sm:mx-5"
    >
      <TriangleAlert aria-hidden strokeWidth={1.75} className="size-4.5 shrink-0 text-quiet" />
      <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
        {suspended.length === 1
          ? say(library.suspended, { name: first.name }, locale)
          : say(library.suspendedFolders, { count: suspended.length }, locale)}
      </span>
      <Link href="/status#folders" className={quietLink}>
        {library.answer}
      </Link>
    </p>
  );
}
