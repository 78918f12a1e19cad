import type { ExternalToast, toast as Toast } from 'sonner';

type Toasting = (sonner: typeof Toast) => void;

/** Null until somebody has something to say: what shows toasts is loaded with the first. */
let sonner: typeof Toast | null = null;
const waiting: Toasting[] = [];
const listeners = new Set<() => void>();
let made = 0;

/** Long enough to come with Tab to what a toast offers, past all that the page holds, in milliseconds. */
const BY_KEYS_MS = 60_000;
let isByKeys = false;

/** Says whether the last thing a person did was done by a key. */
export function noteHand(usesKeys: boolean): void {
  isByKeys = usesKeys;
}

/** Says something in passing. @returns what {@link dismissToast} takes it away by */
export function toast(message: string, options: Omit<ExternalToast, 'id'> = {}): string {
  const id = `toast-${++made}`;
  const stays = options.action && isByKeys ? { duration: BY_KEYS_MS } : {};
  say((shown) => shown(message, { ...options, ...stays, id }));
  return id;
}

/** Says that something went wrong. */
export function toastError(message: string, options: Omit<ExternalToast, 'id'> = {}): void {
  say((shown) => shown.error(message, options));
}

export function dismissToast(id: string): void {
  say((shown) => shown.dismiss(id));
}

/** Whether what shows toasts is needed yet. */
export function areToastsWanted(): boolean {
  return waiting.length > 0 || sonner !== null;
}

export function onToastsWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says what has waited, and all that follows, through what is on the page now. @returns what makes the next ones wait */
export function sayThrough(shown: typeof Toast): () => void {
  sonner = shown;
  for (const toasting of waiting.splice(0)) toasting(shown);
  return () => {
    sonner = null;
  };
}

function say(toasting: Toasting): void {
  if (sonner !== null) return toasting(sonner);
  waiting.push(toasting);
  for (const listener of listeners) listener();
}
