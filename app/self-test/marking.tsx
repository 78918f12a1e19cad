import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { SearchResult } from '#lib/nouns';
import { describePhotos } from '#lib/search/client';
import { searchPhotos } from '#lib/search/service';
import type { Locale } from '../format/locale';
import { cellLabel } from '../grid/cell-label';
import { cellShape } from '../grid/cell-shape';
import { pictureOf } from '../grid/picture';
import { say } from '../strings/message';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { requestLocale } from '../ui/request-locale';
import { primaryButton } from '../ui/styles';

const SHOWN = 60;

interface MarkingProps {
  readonly query: string;
  /** Photos marked before. */
  readonly expected: readonly number[];
}

/** What a search finds, each photo to be ticked; a plain form, so that it needs no script. */
export async function Marking({ query, expected }: MarkingProps) {
  const found = await orProblem(() => photosToMark(query, expected));
  if ('problem' in found) return <Problem error={found.problem} heading="h2" />;

  const locale = await requestLocale();
  const { selfTest } = locale.strings;
  const marked = new Set(expected);
  return (
    <form action="/api/self-test" method="post" className="grid gap-5">
      <input type="hidden" name="query" value={query} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60 text-quiet">{say(selfTest.mark, { query }, locale)}</p>
        <button type="submit" className={primaryButton}>
          {selfTest.save}
        </button>
      </div>
      <ul aria-label={selfTest.toMark} className="photo-wall">
        {found.value.map((photo, at) => (
          <MarkedPhoto key={photo.id} photo={photo} at={at} isMarked={marked.has(photo.id)} locale={locale} />
        ))}
      </ul>
    </form>
  );
}

interface MarkedPhotoProps {
  readonly photo: SearchResult;
  readonly at: number;
  readonly isMarked: boolean;
  readonly locale: Locale;
}

function MarkedPhoto({ photo, at, isMarked, locale }: MarkedPhotoProps) {
  const { ratio } = cellShape(photo.width, photo.height);

  return (
    <li className="relative photo-cell" style={{ '--ratio': ratio } as CSSProperties}>
      <label className="relative block size-full cursor-pointer">
        <input
          type="checkbox"
          name="photo"
          value={photo.id}
          defaultChecked={isMarked}
          aria-label={cellLabel(photo, at, locale)}
          // As large as the photo: a finger that feels its way over the page finds it there.
          className="peer absolute inset-0 z-1 size-full cursor-pointer appearance-none outline-none"
        />
        <span
          className="block size-full overflow-hidden bg-sunken -outline-offset-3 peer-checked:opacity-80 peer-checked:ring-3 peer-checked:ring-accent peer-checked:ring-inset peer-focus-visible:outline-3 peer-focus-visible:outline-accent"
          style={{ backgroundColor: photo.color ?? undefined }}
        >
          <img {...pictureOf(photo)} alt="" loading="lazy" decoding="async" />
        </span>
        <span
          aria-hidden
          className="absolute start-2 top-2 hidden size-7 place-items-center rounded-round bg-accent text-on-accent peer-checked:grid"
        >
          <Check className="size-4.5" />
        </span>
      </label>
    </li>
  );
}

async function photosToMark(query: string, expected: readonly number[]): Promise<SearchResult[]> {
  const [{ results }, before] = await Promise.all([
    searchPhotos({ text: query, filters: {}, limit: SHOWN, offset: 0 }),
    describePhotos(expected),
  ]);
  const known = new Set(expected);
  return [...before, ...results.filter(({ id }) => !known.has(id))];
}
