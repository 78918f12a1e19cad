'use client';

import type { ReactNode } from 'react';
import type { ModelList, ModelSwitch } from '#lib/nouns';
import { say } from '../strings/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { titleIn, titlesOf } from './model-words';
import { SwitchProgress } from './switch-progress';

/** Where a person is led once they have chosen. */
export const SWITCH_ID = 'switch';

interface SwitchPanelProps {
  readonly list: ModelList;
  readonly onUse: (reference: string, leaveOutMissing: boolean) => void;
}

/** The way from one model to the next: how far, how long, and the way back. */
export function SwitchPanel({ list, onUse }: SwitchPanelProps) {
  const locale = useLocale();
  const { switching } = locale.strings.models;
  const change = list.switch;
  const active = list.models.find(({ role }) => role === 'active');
  const isFixed = list.fixedBy !== null;

  if (change === null) {
    if (!active || active.reference === list.wanted || isFixed) return null;
    return (
      <Panel
        title={say(switching.chosen, { title: titleIn(list, list.wanted) }, locale)}
        text={say(switching.chosenText, { active: active.title }, locale)}
      >
        <Buttons>
          <Keep title={active.title} onKeep={() => onUse(active.reference, false)} />
        </Buttons>
      </Panel>
    );
  }

  const { from, to } = titlesOf(change, list);
  return (
    <Panel
      title={say(change.state === 'filling' ? switching.making : switching.notReady, { title: to }, locale)}
      text={say(switching.text, { from, to }, locale)}
    >
      <SwitchProgress change={change} title={to} />
      {change.problem && (
        <div role="alert">
          <p className="font-medium wrap-anywhere">{change.problem.reason}</p>
          <p className="wrap-anywhere text-quiet">{change.problem.remedy}</p>
        </div>
      )}
      <Away change={change} />
      <Buttons>
        {!isFixed && <Keep title={from} onKeep={() => onUse(change.from, false)} />}
        {change.away > 0 && change.state !== 'failed' && (
          <LeaveOut change={change} to={to} onConfirm={() => onUse(change.to, true)} />
        )}
      </Buttons>
    </Panel>
  );
}

/** The same element all the way, so that a person who was led to it is not lost as it fills. */
function Panel({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section aria-labelledby={SWITCH_ID} className="grid gap-4 rounded-panel bg-sunken p-5">
      <div>
        <h2 id={SWITCH_ID} tabIndex={-1} className="text-title font-semibold wrap-anywhere outline-none">
          {title}
        </h2>
        <p className="mt-1 max-w-prose wrap-anywhere text-quiet">{text}</p>
      </div>
      {children}
    </section>
  );
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 empty:hidden noscript:hidden">{children}</div>;
}

function Keep({ title, onKeep }: { title: string; onKeep: () => void }) {
  const locale = useLocale();

  return (
    <button type="button" className={plainButton} onClick={onKeep}>
      {say(locale.strings.models.switching.keep, { title }, locale)}
    </button>
  );
}

function Away({ change: { away, state } }: { change: ModelSwitch }) {
  const locale = useLocale();
  if (away === 0) return null;

  const { switching } = locale.strings.models;
  return (
    <p className="max-w-prose">
      {say(switching.away, { count: away }, locale)}{' '}
      <span className="text-quiet">
        {state === 'waiting' ? switching.othersDone : switching.othersFirst}{' '}
        {say(switching.plugIn, { count: away }, locale)}
      </span>
    </p>
  );
}

function LeaveOut({ change, to, onConfirm }: { change: ModelSwitch; to: string; onConfirm: () => void }) {
  const locale = useLocale();
  const { switching } = locale.strings.models;
  const count = change.away;

  return (
    <ConfirmDialog
      title={say(switching.askLeaveOut, { count }, locale)}
      text={say(switching.askLeaveOutText, { count, to }, locale)}
      action={switching.leaveOutAction}
      cancel={switching.waitForThem}
      onConfirm={onConfirm}
    >
      <button type="button" className={plainButton}>
        {switching.leaveOut}
      </button>
    </ConfirmDialog>
  );
}
