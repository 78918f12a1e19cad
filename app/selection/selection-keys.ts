import { type Command, runCommand } from './commands';

const KEYS: Readonly<Record<string, Command>> = {
  f: 'favourite',
  h: 'hide',
  Delete: 'trash',
  r: 'restore',
  d: 'download',
  c: 'copy-path',
};

/** What a key does to the photos that are selected, or to the one that has the focus. */
export function pressKey(key: string, refresh: () => void): void {
  if (/^[0-5]$/.test(key)) void runCommand({ rate: Number(key) }, refresh);
  else if (key in KEYS) void runCommand(KEYS[key] as Command, refresh);
  // The bar's own menus open by being pressed, so that keys and clicks cannot come to mean different things.
  else document.querySelector<HTMLElement>(`[data-selection-key="${CSS.escape(key)}"]`)?.click();
}
