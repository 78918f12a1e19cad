'use client';

import { Fragment } from 'react';
import { FILTERS } from '#lib/query/filters';
import { PanelDialog } from '../ui/panel-dialog';

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['/'], 'Search'],
  [['←', '→', '↑', '↓'], 'Move between photos'],
  [['Enter'], 'Open the photo'],
  [['←', '→'], 'Previous and next, while a photo is open'],
  [['Space'], 'Select the photo'],
  [['Shift', 'Space'], 'Select up to it'],
  [['Ctrl', 'A'], 'Select all, with a photo focused'],
  [['f'], 'Favourite, or no longer'],
  [['0', '–', '5'], 'Rate'],
  [['t'], 'Tag what is selected'],
  [['b'], 'Put what is selected into an album'],
  [['h'], 'Hide, or show again'],
  [['Delete'], 'Put in the trash'],
  [['r'], 'Restore from the trash'],
  [['d'], 'Download'],
  [['c'], 'Copy where the file lies'],
  [['Ctrl', 'Z'], 'Undo what was done last'],
  [['+', '−'], 'Zoom, while a photo is open'],
  [['s'], 'Slideshow, while a photo is open'],
  [['Esc'], 'Select nothing; close, one level at a time'],
  [['?'], 'This help'],
];

const WORDS = [
  ['-people', 'not showing people; “without people” means the same'],
  ['"IMG_1017"', 'with this in its name, folder, date, keywords, tags or albums'],
  ['not has:gps', 'the opposite of any filter; so does a hyphen before it'],
] as const;

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
      <h3 className="mt-5 font-medium">Filters, in the search box</h3>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-small">
        {[...WORDS, ...FILTERS.map(({ example, meaning }) => [example, meaning] as const)].map(([example, meaning]) => (
          <Fragment key={example}>
            <dt className="font-medium">{example}</dt>
            <dd className="text-quiet">{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </PanelDialog>
  );
}
