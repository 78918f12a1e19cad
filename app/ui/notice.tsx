import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly heading?: 'h1' | 'h2';
}

/** A page or list with nothing to show says so here: what happened, and what can be done. */
export function Notice({ icon: Icon, title, children, actions, heading: Heading = 'h1' }: NoticeProps) {
  return (
    <div className="mx-auto flex max-w-lg animate-appear flex-col items-center px-6 py-20 text-center sm:py-28">
      <span className="mb-6 grid size-16 place-items-center rounded-round bg-sunken text-quiet">
        <Icon aria-hidden strokeWidth={1.5} className="size-7" />
      </span>
      <Heading className="text-title font-semibold">{title}</Heading>
      {children && <div className="mt-2 text-quiet [&>p+p]:mt-2">{children}</div>}
      {actions && <div className="mt-7 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
