import type { LeftOut } from '#lib/about/service';
import { requestLocale } from '../ui/request-locale';

interface LeftOutPatternsProps {
  readonly everywhere: readonly string[];
  readonly folders: readonly LeftOut[];
}

/** Which files and folders are passed over: everywhere, and where a folder says so itself. */
export async function LeftOutPatterns({ everywhere, folders }: LeftOutPatternsProps) {
  const { leftOut } = (await requestLocale()).strings.about;

  return (
    <>
      <dl className="divide-y divide-line rounded-panel border border-line bg-raised px-4">
        <Patterns of={leftOut.everyFolder} patterns={everywhere} />
        {folders.map(({ folder, patterns }) => (
          <Patterns key={folder} of={folder} patterns={patterns} />
        ))}
      </dl>
      <p className="text-small text-quiet">{leftOut.hint}</p>
    </>
  );
}

function Patterns({ of, patterns }: { of: string; patterns: readonly string[] }) {
  return (
    <div className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="wrap-anywhere text-quiet">{of}</dt>
      <dd className="flex flex-wrap gap-1.5">
        {patterns.map((pattern) => (
          <code key={pattern} className="rounded-control bg-sunken px-2 py-0.5 text-small wrap-anywhere">
            {pattern}
          </code>
        ))}
      </dd>
    </div>
  );
}
