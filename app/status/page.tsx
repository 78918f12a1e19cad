import type { Metadata } from 'next';
import { listFailures } from '#lib/photos/service';
import { getStatus } from '#lib/status/service';
import { toSearchParams } from '../search/address';
import { titled } from '../strings/page-title';
import { WithStrings } from '../strings/with-strings';
import { AccessCard } from './access-card';
import { Failures } from './failures';
import { FAILURES_SHOWN, shownFailures } from './failures-address';
import { LiveStatus } from './live-status';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ status }) => status.title);

interface StatusPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StatusPage({ searchParams }: StatusPageProps) {
  const shown = shownFailures(toSearchParams(await searchParams));
  const [status, failed] = await Promise.all([
    getStatus(),
    listFailures({ reason: shown.reason, limit: FAILURES_SHOWN, offset: shown.offset }),
  ]);

  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <WithStrings areas={['status', 'folders']}>
        <LiveStatus initial={status} />
        <Failures list={failed} shown={shown} />
        <AccessCard />
      </WithStrings>
    </div>
  );
}
