import Link from 'next/link';
import type { ReactNode } from 'react';
import type { TagReason } from '#lib/nouns';
import type { Locale } from '../../format/locale';
import { say } from '../../strings/message';
import { sayWith } from '../../strings/say-with';
import { requestLocale } from '../../ui/request-locale';
import { quietLink } from '../../ui/styles';

interface TagWhyProps {
  readonly reason: TagReason;
  readonly byHand: boolean;
  /** The photo's page without this. */
  readonly closeHref: string;
}

/** Prompts shown of each set: the most similar ones. */
const SHOWN = 3;

/** Why a photo has a tag: what the model was asked, and what it follows from. */
export async function TagWhy({ reason, byHand, closeHref }: TagWhyProps) {
  const locale = await requestLocale();
  const { why: words, hide } = locale.strings.photo;
  const { quoted } = locale.strings.format;
  const { label, sets, follows, learned } = reason;

  return (
    <div id="tag-why" className="mx-2 mb-2 rounded-control bg-sunken px-3 py-2 text-small text-quiet">
      {byHand && <p>{words.byHand}</p>}
      {sets.map((set) => (
        <p key={set.key}>{asked(set, locale)}</p>
      ))}
      {learned !== null && <p>{say(words.learned, { yes: learned.yes, no: learned.no }, locale)}</p>}
      {follows.length > 0 && (
        <p>{say(words.follows, { labels: follows.map((word) => say(quoted, { word }, locale)).join(', ') }, locale)}</p>
      )}
      {!byHand && sets.length === 0 && follows.length === 0 && <p>{say(words.noSet, { label }, locale)}</p>}
      <p>
        <Link href={closeHref} replace scroll={false} className={quietLink}>
          {hide}
        </Link>
      </p>
    </div>
  );
}

function asked({ key, name, exclusive, prompts: all }: TagReason['sets'][number], locale: Locale): ReactNode {
  const { asked, askedMore, askedOfAll, askedOfAllMore, prompt: quoted } = locale.strings.photo.why;
  const similar = new Intl.NumberFormat(locale.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const prompts = all
    .slice(0, SHOWN)
    .map(({ prompt, similarity }) => say(quoted, { prompt, similarity: similar.format(similarity) }, locale))
    .join(', ');
  const set = (
    <Link href={`/labels/${key}`} prefetch={false} className={quietLink}>
      {name}
    </Link>
  );

  const count = all.length - SHOWN;
  if (count <= 0) return sayWith(exclusive ? askedOfAll : asked, { set, prompts }, locale);
  return sayWith(exclusive ? askedOfAllMore : askedMore, { set, prompts, count }, locale);
}
