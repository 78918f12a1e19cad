'use client';

import type { Status } from '#lib/nouns';
import { useLocale } from '../ui/locale-context';
import { doneShare, isBusy, paceInWords } from './progress-words';
import { ProgressBar } from './progress-bar';

/** Whether anyone is reading photos, how fast, and how long it will take. */
export function Progress({ status, connected }: { status: Status; connected: boolean }) {
  const locale = useLocale();
  const { photos, indexer } = status;

  if (!connected) return <State word="Not connected" text="Rummage does not answer. Start it again with npm start." />;
  if (indexer === 'stopped') {
    return (
      <State
        word="Stopped"
        text="Search works; new photos are not read. Start Rummage with npm start, or only the indexer with npx rummage index."
      />
    );
  }
  if (!isBusy(status)) return <State word="Up to date" text="New photos in your folders are noticed by themselves." />;

  return (
    <div className="grid gap-3">
      <State
        word={photos.pending > 0 ? 'Reading photos' : 'Looking through folders'}
        text={paceInWords(status, locale)}
      />
      <ProgressBar share={doneShare(photos)} label="Photos read" />
    </div>
  );
}

function State({ word, text }: { word: string; text: string }) {
  return (
    <p role="status">
      <strong className="font-semibold">{word}.</strong> <span className="text-quiet">{text}</span>
    </p>
  );
}
