import type { Metadata } from 'next';
import { listFailures } from '#lib/photos/service';
import { getStatus } from '#lib/status/service';
import { Failures } from './failures';
import { LiveStatus } from './live-status';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Status' };

/** More failures than anyone reads one by one; the rest follow as these are mended. */
const MOST_FAILURES = 100;

export default async function StatusPage() {
  const [status, { total, failures }] = await Promise.all([
    getStatus(),
    listFailures({ limit: MOST_FAILURES, offset: 0 }),
  ]);

  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <LiveStatus initial={status} />
      <Failures total={total} failures={failures} />
    </div>
  );
}
