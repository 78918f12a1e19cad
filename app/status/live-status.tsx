'use client';

import Link from 'next/link';
import type { Status } from '#lib/nouns';
import { formatCount } from '../format/numbers';
import { useLocale, useStrings } from '../ui/locale-context';
import { Folders } from './folders';
import { Hindrance } from './hindrance';
import { IndexingCard } from './indexing-card';
import { ModelInUse } from './model-in-use';
import { Progress } from './progress';
import { useLiveStatus } from './use-live-status';
import { useRefreshOn } from './use-refresh-on';

/** What Rummage is doing, as it does it. */
export function LiveStatus({ initial }: { initial: Status }) {
  const { title } = useStrings().status;
  const { status, connected } = useLiveStatus(initial);
  // The list of failures below is not part of the stream.
  useRefreshOn(status.photos.failed);

  return (
    <>
      <section aria-labelledby="photos" className="grid gap-6">
        <h1 id="photos" className="text-display font-semibold">
          {title}
        </h1>
        {status.problem && <Hindrance problem={status.problem} />}
        <Progress status={status} connected={connected} />
        <Counts photos={status.photos} />
        <ModelInUse model={status.model} change={status.switch} />
      </section>
      <IndexingCard status={status} />
      <Folders folders={status.folders} />
    </>
  );
}

const COUNTED = ['indexed', 'pending', 'failed', 'missing'] as const;

function Counts({ photos }: { photos: Status['photos'] }) {
  const locale = useLocale();
  const { counted } = locale.strings.status;

  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
      {COUNTED.map((key) => (
        <div key={key} className="flex flex-col-reverse border-t border-line pt-3">
          <dt className="text-small text-quiet">
            {key === 'missing' && photos.missing > 0 ? (
              <Link href="/trash" className="underline underline-offset-4 hover:text-ink">
                {counted[key]}
              </Link>
            ) : (
              counted[key]
            )}
          </dt>
          <dd className="text-display font-semibold">{formatCount(photos[key], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
