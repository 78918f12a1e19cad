'use client';

import { Fragment } from 'react';
import { FILTERS } from '#lib/query/filters';
import type { Strings } from '../strings/strings';
import { useStrings } from '../ui/locale-context';
import { PanelDialog } from '../ui/panel-dialog';

type Help = Strings['bar']['help'];

const KEYS: readonly (readonly [keys: readonly string[], does: keyof Help['keys']])[] = [
  [['/'], 'search'],
  [['←', '→', '↑', '↓'], 'move'],
  [['Enter'], 'open'],
  [['←', '→'], 'turn'],
  [['Space'], 'select'],
  [['Shift', 'Space'], 'selectUpTo'],
  [['Ctrl', 'A'], 'selectAll'],
  [['f'], 'favourite'],
  [['0', '–', '5'], 'rate'],
  [['t'], 'tag'],
  [['b'], 'album'],
  [['h'], 'hide'],
  [['Delete'], 'trash'],
  [['r'], 'restore'],
  [['d'], 'download'],
  [['c'], 'copy'],
  [['Ctrl', 'Z'], 'undo'],
  [['+', '−'], 'zoom'],
  [['s'], 'slideshow'],
  [['Esc'], 'close'],
  [['?'], 'help'],
];

/** What the search box understands, by example; filters as the query language spells them. */
function understood({ without, withoutMeaning, quotedMeaning, notMeaning, filters }: Help) {
  const meanings: Readonly<Record<string, string>> = filters;
  return [
    [without, withoutMeaning],
    ['"IMG_1017"', quotedMeaning],
    ['not has:gps', notMeaning],
    ...FILTERS.map(({ key, example, meaning }) => [example, meanings[key] ?? meaning] as const),
  ] as const;
}

export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { help } = useStrings().bar;
  const names: Readonly<Record<string, string>> = help.keyNames;

  return (
    <PanelDialog title={help.title} open={open} onOpenChange={onOpenChange}>
      <dl className="divide-y divide-line">
        {KEYS.map(([keys, does]) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2.5">
            <dd>{help.keys[does]}</dd>
            <dt className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid h-7 min-w-7 place-items-center rounded-control border border-line bg-sunken px-2 font-sans text-small"
                >
                  {names[key] ?? key}
                </kbd>
              ))}
            </dt>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-quiet">{help.tips}</p>
      <h3 className="mt-5 font-medium">{help.filtersTitle}</h3>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-small">
        {understood(help).map(([example, meaning]) => (
          <Fragment key={example}>
            <dt className="font-medium">{example}</dt>
            <dd className="text-quiet">{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </PanelDialog>
  );
}
