import { Sparkles } from 'lucide-react';
import Link from 'next/link';
import type { SeenAnswer } from '#lib/nouns';
import { formatShare } from '../../format/numbers';
import type { Locale } from '../../format/locale';
import { say } from '../../strings/message';
import { requestLocale } from '../../ui/request-locale';
import { plainButton, quietLink } from '../../ui/styles';
import { seenHref } from './seen-address';

interface SeenPanelProps {
  readonly photoId: number;
  /** The photo page's own parameters. */
  readonly query: URLSearchParams;
  /** Null until it is asked for. */
  readonly seen: SeenAnswer | null;
  readonly problem: string | null;
}

/** What the model sees in the photo: the few words it is nearest to, and the likeliest labels of each set. */
export async function SeenPanel({ photoId, query, seen, problem }: SeenPanelProps) {
  const locale = await requestLocale();
  const { seen: words, hide } = locale.strings.photo;

  return (
    <section aria-labelledby="seen" id="seen-panel">
      <h2 id="seen" className="mb-2 font-medium">
        {words.title}
      </h2>
      {seen === null && problem === null && (
        <Link href={seenHref(photoId, query, true)} replace scroll={false} prefetch={false} className={plainButton}>
          <Sparkles aria-hidden strokeWidth={1.75} className="size-4.5" />
          {words.explain}
        </Link>
      )}
      <div role="status">
        {problem && <p className="text-small text-quiet">{problem}</p>}
        {seen && (
          <>
            <Words seen={seen} locale={locale} />
            {seen.sets.map((set) => (
              <Likely key={set.key} set={set} locale={locale} />
            ))}
          </>
        )}
      </div>
      {(seen ?? problem) && (
        <p className="mt-2 text-small text-quiet">
          <Link href={seenHref(photoId, query, false)} replace scroll={false} className={quietLink}>
            {hide}
          </Link>
        </p>
      )}
    </section>
  );
}

function Words({ seen: { words, explained }, locale }: { seen: SeenAnswer; locale: Locale }) {
  const { seen } = locale.strings.photo;
  if (words.length === 0) return <p className="text-quiet">{seen.noWords}</p>;
  const heaviest = words[0]?.weight ?? 1;
  const weight = new Intl.NumberFormat(locale.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  return (
    <>
      <ul aria-label={seen.words}>
        {words.map((word) => (
          <Bar key={word.word} name={word.word} share={word.weight / heaviest} figure={weight.format(word.weight)} />
        ))}
      </ul>
      <p className="mt-1 text-small text-quiet">
        {say(seen.explained, { share: formatShare(explained, locale) }, locale)}
      </p>
    </>
  );
}

function Likely({ set, locale }: { set: SeenAnswer['sets'][number]; locale: Locale }) {
  const { oneOf, likeliest } = locale.strings.photo.seen;
  const heading = `seen-${set.key}`;
  if (set.labels.length === 0) return null;

  return (
    <>
      <h3 id={heading} className="mt-4 mb-1 text-small text-quiet">
        {say(set.exclusive ? oneOf : likeliest, { set: set.name }, locale)}
      </h3>
      <ul aria-labelledby={heading}>
        {set.labels.map(({ label, probability }) => (
          <Bar key={label} name={label} share={probability} figure={formatShare(probability, locale)} />
        ))}
      </ul>
    </>
  );
}

function Bar({ name, share, figure }: { name: string; share: number; figure: string }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5.5rem_3.25rem] items-center gap-3 py-1">
      <span className="truncate">{name}</span>
      <span aria-hidden className="h-1 overflow-hidden rounded-round bg-line">
        <span className="block h-full rounded-round bg-edge" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="text-end text-small text-quiet tabular-nums">{figure}</span>
    </li>
  );
}
