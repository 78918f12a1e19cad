'use client';

import { useRouter } from 'next/navigation';
import { Switch } from 'radix-ui';
import { useState } from 'react';
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
  const [busy, setBusy] = useState(false);

  const change = async (value: boolean): Promise<void> => {
    setBusy(true);
    try {
      await callApi(`/api/label-sets/${setKey}`, { method: 'PATCH', body: { enabled: value } });
      router.refresh();
    } catch (error) {
      reportProblem(error);
    }
    setBusy(false);
  };

  return (
    <Switch.Root
      checked={enabled}
      disabled={busy}
      onCheckedChange={(value) => void change(value)}
      aria-label={say(locale.strings.labels.tagWith, { name }, locale)}
      className="h-6 target w-11 shrink-0 rounded-round border border-edge bg-sunken p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Switch.Thumb className="block size-4.5 rounded-round bg-edge transition-transform data-[state=checked]:translate-x-5 data-[state=checked]:bg-on-accent rtl:data-[state=checked]:-translate-x-5" />
    </Switch.Root>
  );
}
