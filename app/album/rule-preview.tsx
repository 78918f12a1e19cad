'use client';

import { BookImage, Hand, SearchX, TriangleAlert } from 'lucide-react';
import type { AlbumRule } from '#lib/nouns';
import { wordsInQuotes } from '../format/quotes';
import { GridSkeleton } from '../grid/endless-grid';
import { PhotoGrid } from '../grid/photo-grid';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { Notice } from '../ui/notice';
import { fillsItself, type Filling } from './draft';
import { usePreview } from './use-preview';

/** What would be in the album, while its rule is being made. */
export function RulePreview({ rule, filling }: { rule: AlbumRule; filling: Filling }) {
  const locale = useLocale();
  const { preview: words } = locale.strings.albumForm;
  const { preview, problem, stale } = usePreview(rule);

  if (filling === 'hand') {
    return (
      <Notice heading="h2" icon={Hand} title={words.byHand}>
        <p>{words.byHandText}</p>
      </Notice>
    );
  }
  if (!fillsItself(rule)) {
    return (
      <Notice heading="h2" icon={BookImage} title={words.nothingYet}>
        <p>{words.nothingYetText}</p>
      </Notice>
    );
  }
  if (problem) {
    return (
      <Notice heading="h2" icon={TriangleAlert} title={problem.message}>
        <p>{problem.hint}</p>
      </Notice>
    );
  }
  if (!preview) return <GridSkeleton />;

  const { count, unknownWords, results } = preview;
  return (
    <section aria-label={words.title}>
      <p role="status" className="px-4 pt-5 pb-3.5 font-medium sm:px-5">
        {say(words.count, { count }, locale)}
        {unknownWords.length > 0 && (
          <span className="block text-small font-normal text-quiet">
            {say(words.unknown, { words: wordsInQuotes(unknownWords, locale) }, locale)}
          </span>
        )}
      </p>
      {results.length > 0 ? (
        <PhotoGrid photos={results} context={null} label={words.photos} stale={stale} />
      ) : (
        <Notice heading="h2" icon={SearchX} title={words.none}>
          <p>{words.noneText}</p>
        </Notice>
      )}
    </section>
  );
}
