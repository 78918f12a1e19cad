'use client';

import { ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStrings } from '../ui/locale-context';
import { useImageSearch } from './image-search-context';

/** A picture dropped or pasted anywhere starts a search. */
export function ImageDropTarget() {
  const { search } = useStrings();
  const { searchBy } = useImageSearch();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const take = (files: FileList | undefined): boolean => {
      const image = [...(files ?? [])].find((file) => file.type.startsWith('image/'));
      if (image) searchBy(image);
      return image !== undefined;
    };
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer?.files);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    };

    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('dragover', onDragOver, { signal });
    document.addEventListener('dragleave', onDragLeave, { signal });
    document.addEventListener('drop', onDrop, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, [searchBy]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid animate-appear place-items-center bg-veil p-4">
      <div className="flex items-center gap-3 rounded-panel bg-raised px-6 py-5 text-title font-semibold shadow-float outline-2 outline-offset-4 outline-on-veil outline-dashed">
        <ScanSearch aria-hidden className="size-6 text-accent" />
        {search.dropImage}
      </div>
    </div>
  );
}

/** Only files from outside: dragging one of the page's own photos is not a search. */
function carriesFiles(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  return types.includes('Files') && !types.includes('text/html');
}
