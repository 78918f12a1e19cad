import { Switch, ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import type { CpuShare, IndexingSettings } from '#lib/nouns';
import { useStrings } from '../ui/locale-context';
import { IndexingHours } from './indexing-hours';

interface IndexingChoicesProps {
  readonly settings: IndexingSettings;
  readonly onChange: (change: Partial<IndexingSettings>) => void;
}

const SHARES: readonly CpuShare[] = [25, 50, 75, 100];

/** When and how hard photos may be read; each choice holds at once. */
export function IndexingChoices({ settings, onChange }: IndexingChoicesProps) {
  const { indexing } = useStrings().status;

  return (
    <div className="grid gap-5 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Words title={indexing.share} text={indexing.shareText} />
        <ShareChoice share={settings.cpuShare} onChange={(cpuShare) => onChange({ cpuShare })} />
      </div>
      <Choice
        title={indexing.idle}
        text={indexing.idleText}
        checked={settings.onlyIdle}
        onChange={(onlyIdle) => onChange({ onlyIdle })}
      />
      <div className="grid gap-3">
        <Choice
          title={indexing.hours}
          text={indexing.hoursText}
          checked={settings.window !== null}
          onChange={(checked) => onChange({ window: checked ? { from: '22:00', to: '07:00' } : null })}
        />
        {settings.window !== null && (
          <IndexingHours hours={settings.window} onChange={(window) => onChange({ window })} />
        )}
      </div>
    </div>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <span className="min-w-0">
      <span className="block font-medium">{title}</span>
      <span className="block text-small text-quiet">{text}</span>
    </span>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ title, text, checked, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="flex items-center justify-between gap-6">
      <Words title={title} text={text} />
      <Switch.Root
        checked={checked}
        onCheckedChange={onChange}
        aria-label={title}
        className="relative h-6 w-10 shrink-0 rounded-round border border-edge bg-sunken transition-colors after:absolute after:-inset-2.5 after:content-[''] data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-4.5 translate-x-0.5 rounded-round bg-edge transition-transform data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent rtl:-translate-x-0.5 rtl:data-[state=checked]:-translate-x-4.5" />
      </Switch.Root>
    </label>
  );
}

function ShareChoice({ share, onChange }: { share: CpuShare; onChange: (share: CpuShare) => void }) {
  const { indexing } = useStrings().status;

  return (
    <ToggleGroup.Root
      type="single"
      value={String(share)}
      // Pressing the chosen one again would choose nothing.
      onValueChange={(value) => value && onChange(Number(value) as CpuShare)}
      aria-label={indexing.share}
      className="grid w-full grid-cols-4 gap-1 rounded-control bg-sunken p-1 sm:w-72"
    >
      {SHARES.map((value) => (
        <ToggleGroup.Item
          key={value}
          value={String(value)}
          className="h-9 target rounded-[0.45rem] text-quiet transition-colors hover:text-ink data-[state=on]:bg-lifted data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-lift"
        >
          {value} %
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
