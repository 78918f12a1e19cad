import type { SidecarRun } from '#lib/xmp/service';
import type { Locale } from '../format/locale';
import { countOf, formatCount } from '../format/numbers';
import { plainButton } from '../ui/styles';
import { RefreshWhileWriting } from './refresh-while-writing';

/** How far the run ordered last is, and what it left alone and why. */
export function RunReport({ run, locale }: { run: SidecarRun; locale: Locale }) {
  const { state, done, total, skipped, examples, away, problem } = run;

  return (
    <section aria-labelledby="run" className="grid gap-4">
      {/* As high with the button as without, so that nothing moves when it is done. */}
      <div className="flex min-h-10 items-center gap-4">
        <h2 id="run" className="text-title font-semibold">
          {TITLES[state]}
        </h2>
        {state === 'running' && <StopForm />}
      </div>
      <RefreshWhileWriting isRunning={state === 'running'} />
      <p role="status">
        {countOf(run.written, ['sidecar', 'sidecars'], locale)} {run.dryRun ? 'would be written' : 'written'},{' '}
        {formatCount(done, locale)} of {countOf(total, ['photo', 'photos'], locale)} looked at.
      </p>
      {problem && (
        <p role="alert" className="rounded-control bg-sunken px-4 py-3">
          {problem.reason} {problem.remedy}
        </p>
      )}
      {away.map((name) => (
        <p key={name} className="rounded-control bg-sunken px-4 py-3">
          The folder {name} cannot be reached now: nothing is written there.
        </p>
      ))}
      {skipped.length > 0 && (
        <details className="rounded-panel border border-line bg-raised px-4 py-3">
          <summary className="target cursor-pointer">Left alone: {skipped.join('; ')}</summary>
          <ul className="mt-3 grid gap-2 text-small">
            {examples.map(({ folder, path, reason }) => (
              <li key={`${folder}/${path}`} className="wrap-anywhere">
                {path}{' '}
                <span className="text-quiet">
                  in {folder}: {reason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function StopForm() {
  return (
    <form action="/api/sidecars/stop" method="post">
      <button type="submit" className={plainButton}>
        Stop
      </button>
    </form>
  );
}

const TITLES: Readonly<Record<SidecarRun['state'], string>> = {
  running: 'Under way',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'It did not work',
};
