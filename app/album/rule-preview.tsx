'use client';

import { BookImage, Hand, SearchX, TriangleAlert } from 'lucide-react';
import type { AlbumRule } from '#lib/nouns';
import { countOf } from '../format/numbers';
import { GridSkeleton } from '../grid/endless-grid';
import { PhotoGrid } from '../grid/photo-grid';
import { wordsInQuotes } from '../search/words-in-quotes';
import { useLocale } from '../ui/locale-context';
import { Notice } from '../ui/notice';
import { fillsItself, type Filling } from './draft';
import { usePreview } from './use-preview';

/** What would be in the album, while its rule is being made. */
export function RulePreview({ rule, filling }: { rule: AlbumRule; filling: Filling }) {
  const locale = useLocale();
  const { preview, problem, stale } = usePreview(rule);

  if (filling === 'hand') {
    return (
      <Notice heading="h2" icon={Hand} title="You choose the photos">
        <p>Open a photo and use “Add to album” there.</p>
      </Notice>
    );
  }
  if (!fillsItself(rule)) {
    return (
      <Notice heading="h2" icon={BookImage} title="The photos show here as you type">
        <p>And later the album keeps filling itself with every new photo that fits.</p>
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
    <section aria-label="Preview">
      <p role="status" className="px-4 pt-5 pb-3.5 font-medium sm:px-5">
        {countOf(count, ['photo would be in it', 'photos would be in it'], locale)}
        {unknownWords.length > 0 && (
          <span className="block text-small font-normal text-quiet">
            Rummage’s model does not know {wordsInQuotes(unknownWords)}.
          </span>
        )}
      </p>
      {results.length > 0 ? (
        <PhotoGrid photos={results} context={null} label="Photos that would be in it" stale={stale} />
      ) : (
        <Notice heading="h2" icon={SearchX} title="No photo fits so far">
          <p>Move the slider towards “more”, use other words, or widen the dates. New photos may still fit.</p>
        </Notice>
      )}
    </section>
  );
}
