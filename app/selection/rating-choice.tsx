'use client';

import { Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { Choice } from './choice';
import { runCommand } from './commands';

/** Stars for all selected photos. */
export function RatingChoice() {
  const router = useRouter();
  const locale = useLocale();
  const { selection } = locale.strings;

  return (
    <Choice label={selection.rate} shortcut="0–5" icon={Star}>
      {(close) => {
        const rate = (stars: number | null) => (): void => {
          close();
          void runCommand({ rate: stars }, router.refresh);
        };
        return (
          <div className="grid gap-3">
            <div role="group" aria-label={selection.stars} className="flex justify-between">
              {[0, 1, 2, 3, 4, 5].map((stars) => (
                <button
                  key={stars}
                  type="button"
                  aria-label={say(selection.starCount, { count: stars }, locale)}
                  onClick={rate(stars)}
                  className="grid size-11 place-items-center rounded-control border border-line font-medium hover:border-edge"
                >
                  {stars}
                </button>
              ))}
            </div>
            <button type="button" onClick={rate(null)} className={plainButton}>
              {selection.clearStars}
            </button>
          </div>
        );
      }}
    </Choice>
  );
}
