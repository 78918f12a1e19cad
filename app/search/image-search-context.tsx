'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { withPartHref } from './address';

interface ImageSearch {
  /** An image is on its way to Rummage. */
  readonly busy: boolean;
  readonly searchBy: (file: Blob) => void;
}

const ImageSearchContext = createContext<ImageSearch>({ busy: false, searchBy: () => undefined });

/** Takes an image a person chose, dropped or pasted into the search they are looking at. */
export function ImageSearchProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  const searchBy = useCallback(
    (file: Blob) => {
      setBusy(true);
      keep(file)
        .then((id) => router.push(withPartHref(currentSearch(), `image.${id}`)), reportProblem)
        .finally(() => setBusy(false));
    },
    [router],
  );

  const value = useMemo(() => ({ busy, searchBy }), [busy, searchBy]);
  return <ImageSearchContext value={value}>{children}</ImageSearchContext>;
}

export function useImageSearch(): ImageSearch {
  return useContext(ImageSearchContext);
}

/** Hands an image over; @returns the name it is kept by */
async function keep(file: Blob): Promise<string> {
  const body = new FormData();
  body.set('image', file, 'image');
  const { id } = await callApi<{ id: string }>('/api/search/images', { method: 'POST', body });
  return id;
}

/** Any other page begins a new one. */
function currentSearch(): URLSearchParams {
  const { pathname, search } = window.location;
  return new URLSearchParams(pathname === '/' ? search : '');
}
