'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DuplicateGroup, DuplicateKind } from '#lib/nouns';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { offerUndo } from '../ui/offer-undo';
import { plainButton } from '../ui/styles';
import { GroupCard } from './group-card';
import { leadOn } from './lead-on';
import { type Choice, choiceOf, dismiss, groupKey, keepOnly } from './tidy';

interface ReviewProps {
  readonly kind: DuplicateKind;
  readonly groups: readonly DuplicateGroup[];
}

/** A page of groups: in each the best is chosen to be kept, and a person may choose another. */
export function Review({ kind, groups }: ReviewProps) {
  const locale = useLocale();
  const { duplicates } = locale.strings;
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [busy, setBusy] = useState(false);
  const choices = groups
    .map((group) => choiceOf(group, chosen.get(groupKey(group)) ?? null))
    .filter(({ trash }) => trash.length > 0);
  const surplus = choices.reduce((sum, { trash }) => sum + trash.length, 0);

  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await act();
      router.refresh();
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const keep = (which: readonly Choice[]) =>
    run(async () => {
      const { photos, pins, undo } = await keepOnly(which);
      offerUndo(
        say(duplicates.moved, { count: photos }, locale),
        () => undo().then(router.refresh),
        pins.length > 0 ? duplicates.tookOver : duplicates.filesStay,
      );
    });
  const setApart = (group: DuplicateGroup) =>
    run(async () => {
      const undo = await dismiss(group);
      offerUndo(duplicates.remembered, () => undo().then(router.refresh), duplicates.rememberedText);
    });

  return (
    <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
      {choices.length > 1 && (
        <button
          type="button"
          disabled={busy}
          onClick={({ currentTarget }) => {
            leadOn(currentTarget);
            void keep(choices);
          }}
          className={`${plainButton} h-auto min-h-10 justify-self-start py-2 max-sm:justify-self-stretch max-sm:whitespace-normal`}
        >
          <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
          {say(duplicates.keepChosen, { count: surplus }, locale)}
        </button>
      )}
      <ul aria-label={duplicates.groups} className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {groups.map((group) => (
          <GroupCard
            key={groupKey(group)}
            kind={kind}
            group={group}
            choice={choiceOf(group, chosen.get(groupKey(group)) ?? null)}
            busy={busy}
            onChoose={(id) => setChosen((before) => new Map([...before, [groupKey(group), id]]))}
            onKeep={(choice) => void keep([choice])}
            onDismiss={() => void setApart(group)}
          />
        ))}
      </ul>
    </div>
  );
}
