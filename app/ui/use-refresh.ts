import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks for the page again every so many milliseconds while `isOn`, and somebody looks. */
export function useRefresh(everyMs: number, isOn: boolean): void {
  const router = useRouter();

  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => !document.hidden && router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs, isOn]);
}
