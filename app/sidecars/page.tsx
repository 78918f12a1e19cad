import type { Metadata } from 'next';
import { getSidecarRun } from '#lib/xmp/service';
import { requestLocale } from '../ui/request-locale';
import { plainButton, primaryButton, quietLink } from '../ui/styles';
import { RunReport } from './run-report';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sidecars' };

export default async function SidecarsPage() {
  const run = getSidecarRun();
  const locale = await requestLocale();

  return (
    <div className="mx-auto grid max-w-3xl gap-8 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">Sidecars</h1>
        <p className="mt-2 max-w-prose text-quiet">
          Writes tags, albums and your stars into small files beside your photos, as <code>photo.jpg.xmp</code>, so that
          other programs know them, too. Photos themselves are never touched. Do it again after changes: what you took
          back is taken out.
        </p>
      </header>
      <WriteForm isRunning={run?.state === 'running'} />
      {run && <RunReport run={run} locale={locale} />}
      <p className="text-quiet">
        Ratings, tags and albums of all photos as a table:{' '}
        <a href="/api/export?format=csv" download className={quietLink}>
          CSV
        </a>{' '}
        or{' '}
        <a href="/api/export?format=json" download className={quietLink}>
          JSON
        </a>
      </p>
    </div>
  );
}

/** A plain form, so that it needs no script. */
function WriteForm({ isRunning }: { isRunning: boolean }) {
  return (
    <form
      action="/api/sidecars"
      method="post"
      className="grid gap-4 rounded-panel border border-line bg-raised p-4 sm:p-5"
    >
      <Box
        name="onlyMine"
        title="Only what I said"
        text="Your own tags, photos you put into albums, and stars; nothing the model found."
      />
      <Box
        name="intoExisting"
        title="Add to sidecars of other programs, too"
        text="Everything that stands in them stays. Otherwise they are left alone."
      />
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={isRunning} className={primaryButton}>
          Write sidecars
        </button>
        <button type="submit" name="dryRun" value="1" disabled={isRunning} className={plainButton}>
          See what would be written
        </button>
      </div>
    </form>
  );
}

function Box({ name, title, text }: { name: string; title: string; text: string }) {
  return (
    <label className="flex target items-start gap-3">
      <input type="checkbox" name={name} value="1" className="mt-0.5 size-5 shrink-0 accent-accent" />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-small text-quiet">{text}</span>
      </span>
    </label>
  );
}
