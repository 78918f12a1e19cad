import type { ReactNode } from 'react';
import { formatDay } from '../format/dates';
import type { ShownPhoto } from '../grid/photo-cell';
import { useLocale } from '../ui/locale-context';

interface PointedAtProps {
  readonly photo: ShownPhoto;
  readonly corner: ReactNode;
}

/** What a cell shows besides while it is pointed at or has the focus: there it is seen, so only there it is made. */
export function PointedAt({ photo, corner }: PointedAtProps) {
  const locale = useLocale();

  return (
    <>
      {photo.takenAt && (
        <span
          aria-hidden
          className="pointer-events-none absolute bottom-2 left-2 hidden max-w-[calc(100%-1rem)] truncate rounded-round bg-veil px-2.5 py-0.5 text-small text-on-veil group-focus-within:block group-hover:block pointer-coarse:hidden"
        >
          {formatDay(photo.takenAt, locale)}
        </span>
      )}
      {corner && (
        <div className="absolute top-0.5 right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
          {corner}
        </div>
      )}
    </>
  );
}
