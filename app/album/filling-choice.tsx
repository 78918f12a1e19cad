'use client';

import { ToggleGroup } from 'radix-ui';
import type { Filling } from './draft';

const CHOICES: readonly (readonly [Filling, string])[] = [
  ['words', 'Words'],
  ['tag', 'A tag'],
  ['hand', 'By hand'],
];

/** What fills the album. */
export function FillingChoice({ filling, onChange }: { filling: Filling; onChange: (filling: Filling) => void }) {
  return (
    <ToggleGroup.Root
      type="single"
      value={filling}
      // Pressing the chosen one again would choose nothing; something always fills an album.
      onValueChange={(value) => value && onChange(value as Filling)}
      aria-label="Filled by"
      className="grid grid-cols-3 gap-1 rounded-control bg-sunken p-1"
    >
      {CHOICES.map(([value, label]) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          className="h-9 target rounded-[0.45rem] text-quiet transition-colors hover:text-ink data-[state=on]:bg-lifted data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-lift"
        >
          {label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
