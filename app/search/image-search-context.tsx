'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** The search page showing what looks like the chosen image; the image itself is only in this tab. */
export const IMAGE_SEARCH_HREF = '/?by=image';

export interface ChosenImage {
  readonly file: Blob;
  /** An object URL, for showing it. */
  readonly url: string;
}

interface ImageSearch {
  readonly image: ChosenImage | null;
  readonly searchBy: (file: Blob) => void;
}

const ImageSearchContext = createContext<ImageSearch>({ image: null, searchBy: () => undefined });

/** Keeps the image a person searches with while they look through the results. */
export function ImageSearchProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [image, setImage] = useState<ChosenImage | null>(null);

  const searchBy = useCallback(
    (file: Blob) => {
      setImage({ file, url: URL.createObjectURL(file) });
      router.push(IMAGE_SEARCH_HREF);
    },
    [router],
  );
  useEffect(() => () => void (image && URL.revokeObjectURL(image.url)), [image]);

  const value = useMemo(() => ({ image, searchBy }), [image, searchBy]);
  return <ImageSearchContext value={value}>{children}</ImageSearchContext>;
}

export function useImageSearch(): ImageSearch {
  return useContext(ImageSearchContext);
}
