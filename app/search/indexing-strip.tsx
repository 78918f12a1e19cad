import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { say } from '../strings/message';
import { doneShare, isBusy, isHeld, paceInWords, stateInWords } from '../status/progress-words';
import { ProgressBar } from '../status/progress-bar';
import { useLocale } from '../ui/locale-context';
import { quietLink } from '../ui/styles';

/** One line above the photos while more of them are being read. */
export function IndexingStrip({ status }: { status: Status }) {
  const locale = useLocale();
  const { library } = locale.strings;
  const { indexed, pending, failed } = status.photos;
  if (!isBusy(status)) return null;
  return (
    <section aria-label={library.reading} className="mx-4 mb-4 rounded-panel bg-sunken px-4 py-3 sm:mx-5">
      <p className="mb-2.5 flex flex-wrap justify-between gap-x-6 text-small">
        <span>
          {pending > 0
            ? say(library.searchable, { indexed, count: indexed + pending + failed }, locale)
            : library.looking}
        </span>
        <span className="flex gap-x-4 text-quiet">
          {isHeld(status.indexing.state) ? stateInWords(status, locale)[0] : paceInWords(status, locale)}
          <Link href="/status" className={quietLink}>
            {library.details}
          </Link>
        </span>
      </p>
      <ProgressBar share={doneShare(status.photos)} label={library.searchableShare} />
    </section>
  );
}
