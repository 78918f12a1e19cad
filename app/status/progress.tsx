'use client';

import type { Status } from '#lib/nouns';
import { useLocale } from '../ui/locale-context';
import { doneShare, isBusy, stateInWords } from './progress-words';
import { ProgressBar } from './progress-bar';

/** Whether anyone is reading photos, how fast, and how long it will take. */
export function Progress({ status, connected }: { status: Status; connected: boolean }) {
  const locale = useLocale();
  const { states, read } = locale.strings.progress;
  const [word, text] = connected ? stateInWords(status, locale) : states.notConnected;

  return (
    <div className="grid gap-3">
      <p role="status">
        <strong className="font-semibold">{word}.</strong> <span className="text-quiet">{text}</span>
      </p>
      {connected && isBusy(status) && <ProgressBar share={doneShare(status.photos)} label={read} />}
    </div>
  );
}
