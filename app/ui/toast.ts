import type { ExternalToast, toast as Toast } from 'sonner';

type Toasting = (sonner: typeof Toast) => void;

/** Null until somebody has something to say: what shows toasts is loaded with the first. */
let sonner: typeof Toast | null = null;
const waiting: Toasting[] = [];
const listeners = new Set<() => void>();
let made = 0;

/** Says something in passing. @returns what {@link dismissToast} takes it away by */
export function toast(message: string, options: Omit<ExternalToast, 'id'> = {}): string {
  const id = `toast-${++made}`;
  say((shown) => shown(message, { ...options, id }));
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
