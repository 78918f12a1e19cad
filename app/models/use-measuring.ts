import { useCallback, useEffect, useRef, useState } from 'react';
import type { ModelList } from '#lib/nouns';
import { arrivedBetween } from './changes';
import type { LiveModels } from './use-models';

export interface Measuring {
  /** References of the models being measured. */
  readonly measuring: ReadonlySet<string>;
  readonly measure: (reference: string) => Promise<void>;
}

/** Measures what models cost on this computer: when asked to, and by itself once one has arrived. */
export function useMeasuring(list: ModelList, change: LiveModels['change']): Measuring {
  const [measuring, setMeasuring] = useState<ReadonlySet<string>>(new Set());
  const before = useRef(list);

  const measure = useCallback(
    async (reference: string): Promise<void> => {
      setMeasuring((others) => new Set([...others, reference]));
      await change('/api/models/measure', 'POST', { reference });
      setMeasuring((all) => new Set([...all].filter((one) => one !== reference)));
    },
    [change],
  );

  useEffect(() => {
    const arrived = arrivedBetween(before.current, list);
    before.current = list;
    for (const reference of arrived) void measure(reference);
  }, [list, measure]);

  return { measuring, measure };
}
