import { useEffect, useRef } from 'react';

/**
 * Leads the keys on once the button that was pressed has gone with what it was about, and they would be nowhere.
 *
 * @param list what the buttons stand in, as it is shown now
 * @returns takes the ids of where to lead them; the first that is still there counts
 */
export function useLeadingOn(list: object): (...ids: readonly string[]) => void {
  const leadsTo = useRef<readonly string[]>([]);

  useEffect(() => {
    if (leadsTo.current.length === 0 || document.activeElement !== document.body) return;
    const found = leadsTo.current.map((id) => document.getElementById(id));
    leadsTo.current = [];
    found.find((element) => element !== null)?.focus({ preventScroll: true });
  }, [list]);

  return (...ids) => {
    leadsTo.current = ids;
  };
}
