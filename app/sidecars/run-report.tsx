import type { SidecarRun } from '#lib/xmp/service';
import type { Locale } from '../format/locale';
import { say } from '../strings/message';
import { plainButton } from '../ui/styles';
import { RefreshWhileWriting } from './refresh-while-writing';

/** How far the run ordered last is, and what it left alone and why. */
export function RunReport({ run, locale }: { run: SidecarRun; locale: Locale }) {
  const { sidecars } = locale.strings;
  const { state, done, total, skipped, examples, away, problem } = run;
  const counted = { count: run.written, photos: say(sidecars.photos, { done, count: total }, locale) };

  return (
    <section aria-labelledby="run" className="grid gap-4">
      {/* As high with the button as without, so that nothing moves when it is done. */}
      <div className="flex min-h-10 items-center gap-4">
        <h2 id="run" className="text-title font-semibold">
          {sidecars.states[state]}
        </h2>
        {state === 'running' && <StopForm label={sidecars.stop} />}
      </div>
      <RefreshWhileWriting isRunning={state === 'running'} />
      <p role="status">{say(run.dryRun ? sidecars.wouldBeWritten : sidecars.written, counted, locale)}</p>
      {problem && (
        <p role="alert" className="rounded-control bg-sunken px-4 py-3">
          {problem.reason} {problem.remedy}
        </p>
      )}
      {away.map((name) => (
        <p key={name} className="rounded-control bg-sunken px-4 py-3">
          {say(sidecars.away, { name }, locale)}
        </p>
      ))}
      {skipped.length > 0 && (
        <details className="rounded-panel border border-line bg-raised px-4 py-3">
          <summary className="target cursor-pointer">
            {say(sidecars.leftAlone, { reasons: skipped.join('; ') }, locale)}
          </summary>
          <ul className="mt-3 grid gap-2 text-small">
            {examples.map(({ folder, path, reason }) => (
              <li key={`${folder}/${path}`} className="wrap-anywhere">
                {path} <span className="text-quiet">{say(sidecars.exampleReason, { folder, reason }, locale)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function StopForm({ label }: { label: string }) {
  return (
    <form action="/api/sidecars/stop" method="post">
      <button type="submit" className={plainButton}>
        {label}
      </button>
    </form>
  );
}
