import { X } from 'lucide-react';
import Link from 'next/link';

/** A filter in force, with its removal. */
export function FilterChip({ text, removeHref }: { text: string; removeHref: string }) {
  return (
    <Link
      href={removeHref}
      aria-label={`Remove the filter ${text}`}
      className="inline-flex h-9 target max-w-60 items-center gap-1.5 rounded-round bg-ink pr-2.5 pl-3.5 text-small font-medium text-ground transition-opacity hover:opacity-85"
    >
      <span className="truncate">{text}</span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </Link>
  );
}
