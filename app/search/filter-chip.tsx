import { X } from 'lucide-react';
import Link from 'next/link';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';

/** A filter in force, with its removal. */
export async function FilterChip({ text, removeHref }: { text: string; removeHref: string }) {
  const locale = await requestLocale();

  return (
    <Link
      href={removeHref}
      aria-label={say(locale.strings.search.removeFilter, { filter: text }, locale)}
      className="inline-flex h-9 target max-w-60 items-center gap-1.5 rounded-round bg-ink ps-3.5 pe-2.5 text-small font-medium text-ground transition-opacity hover:opacity-85"
    >
      <span className="truncate">{text}</span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </Link>
  );
}
