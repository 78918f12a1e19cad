'use client';

import { PanelDialog } from '../ui/panel-dialog';

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['/'], 'Search'],
  [['←', '→', '↑', '↓'], 'Move between photos'],
  [['Enter'], 'Open the photo'],
  [['←', '→'], 'Previous and next, while a photo is open'],
  [['Delete'], 'Put the open photo in the trash'],
  [['Esc'], 'Close, one level at a time'],
  [['?'], 'This help'],
];

export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <PanelDialog title="Keyboard and tips" open={open} onOpenChange={onOpenChange}>
      <dl className="divide-y divide-line">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning} className="flex items-center justify-between gap-4 py-2.5">
            <dd>{meaning}</dd>
            <dt className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid h-7 min-w-7 place-items-center rounded-control border border-line bg-sunken px-2 font-sans text-small"
                >
                  {key}
                </kbd>
              ))}
            </dt>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-quiet">
        Describe what the photo shows: “a dog on the beach” finds more than “summer 2019”. To find photos like a picture
        you have, drop it anywhere on the page, or paste it.
      </p>
    </PanelDialog>
  );
}
