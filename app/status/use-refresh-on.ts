import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Asks the server for the page again when `value` changes. */
export function useRefreshOn(value: number): void {
  const router = useRouter();
  const shown = useRef(value);

  useEffect(() => {
    if (shown.current === value) return;
    shown.current = value;
    router.refresh();
  }, [value, router]);
}
