import type { Failure } from '#lib/nouns';

/** What keeps Rummage from writing, such as a full disk: search goes on, indexing waits. */
export function Hindrance({ problem }: { problem: Failure }) {
  return (
    <div role="alert" className="rounded-control bg-sunken p-4">
      <p className="font-medium">{problem.reason}</p>
      <p className="mt-1 text-quiet">{problem.remedy}</p>
    </div>
  );
}
