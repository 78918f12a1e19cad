import type { Metadata } from 'next';
import { getSidecarRun } from '#lib/xmp/service';
import { titled } from '../strings/page-title';
import { sayWith } from '../strings/say-with';
import type { Strings } from '../strings/strings';
import { requestLocale } from '../ui/request-locale';
import { plainButton, primaryButton, quietLink } from '../ui/styles';
import { RunReport } from './run-report';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ sidecars }) => sidecars.title);

const SIDECAR = 'photo.jpg.xmp';

export default async function SidecarsPage() {
  const run = getSidecarRun();
  const locale = await requestLocale();
  const { sidecars } = locale.strings;

  return (
    <div className="mx-auto grid max-w-3xl gap-8 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">{sidecars.title}</h1>
        <p className="mt-2 max-w-prose text-quiet">
          {sayWith(sidecars.text, { example: <code>{SIDECAR}</code> }, locale)}
        </p>
      </header>
      <WriteForm words={sidecars} isRunning={run?.state === 'running'} />
      {run && <RunReport run={run} locale={locale} />}
      <p className="text-quiet">
        {sayWith(sidecars.table, { csv: <TableLink format="csv" />, json: <TableLink format="json" /> }, locale)}
      </p>
    </div>
  );
}

function TableLink({ format }: { format: 'csv' | 'json' }) {
  return (
    <a href={`/api/export?format=${format}`} download className={quietLink}>
      {format.toUpperCase()}
    </a>
  );
}

interface WriteFormProps {
  readonly words: Strings['sidecars'];
  readonly isRunning: boolean;
}

/** A plain form, so that it needs no script. */
function WriteForm({ words, isRunning }: WriteFormProps) {
  return (
    <form
      action="/api/sidecars"
      method="post"
      className="grid gap-4 rounded-panel border border-line bg-raised p-4 sm:p-5"
    >
      <Box name="onlyMine" title={words.onlyMine} text={words.onlyMineText} />
      <Box name="intoExisting" title={words.intoExisting} text={words.intoExistingText} />
      <div className="flex flex-wrap gap-2">
        <button type="submit" disabled={isRunning} className={primaryButton}>
          {words.write}
        </button>
        <button type="submit" name="dryRun" value="1" disabled={isRunning} className={plainButton}>
          {words.dryRun}
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
