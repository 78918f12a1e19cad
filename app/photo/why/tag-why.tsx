import Link from 'next/link';
import type { TagReason } from '#lib/nouns';
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
export function TagWhy({ reason, byHand, closeHref }: TagWhyProps) {
  const { label, sets, follows } = reason;

  return (
    <div id="tag-why" className="mx-2 mb-2 rounded-control bg-sunken px-3 py-2 text-small text-quiet">
      {byHand && <p>You gave this photo the tag.</p>}
      {sets.map(({ key, name, exclusive, prompts }) => (
        <p key={key}>
          {exclusive ? 'Of all labels of ' : 'Among the labels of '}
          <Link href={`/labels/${key}`} prefetch={false} className={quietLink}>
            {name}
          </Link>{' '}
          it was asked as {prompts.slice(0, SHOWN).map(quoted).join(', ')}
          {prompts.length > SHOWN && ` and ${prompts.length - SHOWN} more`}.
        </p>
      ))}
      {follows.length > 0 && <p>It follows from {follows.map((other) => `“${other}”`).join(', ')}.</p>}
      {!byHand && sets.length === 0 && follows.length === 0 && <p>No label set has “{label}” any more.</p>}
      <p>
        <Link href={closeHref} replace scroll={false} className={quietLink}>
          Hide
        </Link>
      </p>
    </div>
  );
}

function quoted({ prompt, similarity }: TagReason['sets'][number]['prompts'][number]): string {
  return `“${prompt}” (${similarity.toFixed(2)})`;
}
