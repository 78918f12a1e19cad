'use client';

import { useRouter } from 'next/navigation';
import { Switch } from 'radix-ui';
import { startTransition, useOptimistic, useTransition } from 'react';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';

interface SetSwitchProps {
  readonly setKey: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** Whether photos are tagged with a set. */
export function SetSwitch({ setKey, name, enabled }: SetSwitchProps) {
  const locale = useLocale();
  const router = useRouter();
  const [isChanging, startChange] = useTransition();
  const [shown, show] = useOptimistic(enabled);

  // Until the page has come again: clicked meanwhile, a switch that shows what was would say the same once more.
  const change = (value: boolean): void =>
    startChange(async () => {
      show(value);
      try {
        await callApi(`/api/label-sets/${setKey}`, { method: 'PATCH', body: { enabled: value } });
        startTransition(() => router.refresh());
      } catch (error) {
        reportProblem(error);
      }
    });

  return (
    <Switch.Root
      checked={shown}
      disabled={isChanging}
      onCheckedChange={change}
      aria-label={say(locale.strings.labels.tagWith, { name }, locale)}
      className="h-6 target w-11 shrink-0 rounded-round border border-edge bg-sunken p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Switch.Thumb className="block size-4.5 rounded-round bg-edge transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent rtl:data-[state=checked]:-translate-x-5" />
    </Switch.Root>
  );
}
