'use client';

import { ToggleGroup } from 'radix-ui';
import { useStrings } from '../ui/locale-context';
import type { Filling } from './draft';

const CHOICES: readonly Filling[] = ['words', 'tag', 'hand'];

/** What fills the album. */
export function FillingChoice({ filling, onChange }: { filling: Filling; onChange: (filling: Filling) => void }) {
  const { filledBy, fillings } = useStrings().albumForm;

  return (
    <ToggleGroup.Root
      type="single"
      value={filling}
      // Pressing the chosen one again would choose nothing; something always fills an album.
      onValueChange={(value) => value && onChange(value as Filling)}
      aria-label={filledBy}
      className="grid grid-cols-3 gap-1 rounded-control bg-sunken p-1"
    >
      {CHOICES.map((value) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          className="h-9 target rounded-[0.45rem] text-quiet transition-colors hover:text-ink data-[state=on]:bg-lifted data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-lift"
        >
          {fillings[value]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
