import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Folder } from '#lib/nouns';
import { quietLink } from '../ui/styles';

/** One line above the photos while a folder waits for an answer that only a person can give. */
export function SuspendedLine({ folders }: { folders: readonly Folder[] }) {
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
          ? `Many photos in “${first.name}” are not there any more. Nothing is forgotten until you say so.`
          : `Many photos in ${suspended.length} folders are not there any more. Nothing is forgotten until you say so.`}
      </span>
      <Link href="/status#folders" className={quietLink}>
        Answer
      </Link>
    </p>
  );
}
