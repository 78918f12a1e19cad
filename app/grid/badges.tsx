import { Heart, Layers2, TextSearch } from 'lucide-react';

/** Of a favourite. */
export function FavouriteBadge() {
  return (
    <span className="grid size-7 place-items-center rounded-round bg-veil text-on-veil">
      <Heart className="size-4 fill-current" />
    </span>
  );
}

/** Of a photo that is there whatever it shows. */
export function FoundByTextBadge() {
  return (
    <span className="grid size-7 place-items-center rounded-round bg-veil text-on-veil">
      <TextSearch className="size-4" />
    </span>
  );
}

/** How many photos a burst has, on the one that stands for it. */
export function BurstBadge({ count }: { count: number }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-round bg-veil px-2 py-0.5 text-small text-on-veil">
      <Layers2 className="size-3.5" />
      {count}
    </span>
  );
}
