import type { ReactNode } from 'react';

interface HeadlineProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** What is shown below, and what can be done with all of it. */
export function Headline({ title, note, children }: HeadlineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-3.5 sm:px-5">
      <div className="min-w-0">
        <h1 className="text-base font-medium">{title}</h1>
        {note && <p className="text-small text-quiet">{note}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-1.5">{children}</div>}
    </div>
  );
}
