'use client';

import { Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { plainButton } from '../ui/styles';
import { Choice } from './choice';
import { runCommand } from './commands';

/** Stars for all selected photos. */
export function RatingChoice() {
  const router = useRouter();

  return (
    <Choice label="Rate" shortcut="0–5" icon={Star}>
      {(close) => {
        const rate = (stars: number | null) => (): void => {
          close();
          void runCommand({ rate: stars }, router.refresh);
        };
        return (
          <div className="grid gap-3">
            <div role="group" aria-label="Stars" className="flex justify-between">
              {[0, 1, 2, 3, 4, 5].map((stars) => (
                <button
                  key={stars}
                  type="button"
                  aria-label={stars === 1 ? '1 star' : `${stars} stars`}
                  onClick={rate(stars)}
                  className="grid size-11 place-items-center rounded-control border border-line font-medium hover:border-edge"
                >
                  {stars}
                </button>
              ))}
            </div>
            <button type="button" onClick={rate(null)} className={plainButton}>
              Clear my stars
            </button>
          </div>
        );
      }}
    </Choice>
  );
}
