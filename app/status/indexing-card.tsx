'use client';

import { Pause, Play } from 'lucide-react';
import type { Indexing, Status } from '#lib/nouns';
import { useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { IndexingFigures } from './indexing-figures';
import { IndexingChoices } from './indexing-choices';
import { useIndexingSettings } from './use-indexing-settings';

/** How reading photos is going, and when and how hard the machine may work at it. */
export function IndexingCard({ status }: { status: Status }) {
  const { indexing } = useStrings().status;
  const { settings, change } = useIndexingSettings(status.indexing.settings);

  return (
    <section id="indexing" aria-labelledby="indexing-title" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="indexing-title" className="text-title font-semibold">
          {indexing.title}
        </h2>
        <PauseButton paused={settings.paused} onChange={(paused) => change({ paused })} />
      </div>
      <div className="divide-y divide-line rounded-panel border border-line bg-raised">
        <IndexingFigures status={status} />
        <IndexingChoices settings={settings} onChange={change} />
      </div>
    </section>
  );
}

interface PauseButtonProps {
  readonly paused: Indexing['settings']['paused'];
  readonly onChange: (paused: boolean) => void;
}

function PauseButton({ paused, onChange }: PauseButtonProps) {
  const { pause, resume } = useStrings().status.indexing;
  const Sign = paused ? Play : Pause;

  return (
    <button type="button" className={plainButton} onClick={() => onChange(!paused)}>
      <Sign aria-hidden strokeWidth={1.75} className="size-4.5" />
      {paused ? resume : pause}
    </button>
  );
}
